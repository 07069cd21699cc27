import { foldText } from './fold-text.ts';

const ABOVE = /^(?:.{2,8}?(?:省|自治区|特别行政区))?(?:.{2,6}?(?:市|自治州|地区))?(?=.{2,})/u;
const KIND =
  /(?:街道办事处|街道办|街道|市辖区|新区|地区|自治县|自治旗|社区居委会|居委会|社区|村委会|居民委员会|区|县|镇|乡|村|市|旗)$/u;

/**
 * The name itself within a Chinese place name: without the province and city before it and the kind of place after it
 * (北京市朝阳区 and 朝阳 are both 朝阳). At least two characters stay.
 */
export const hanStem = (name: string): string => {
  const folded = foldText(name).replaceAll(' ', '');
  const own = folded.replace(ABOVE, '');
  const stem = own.replace(KIND, '');
  return stem.length >= 2 ? stem : own;
};
