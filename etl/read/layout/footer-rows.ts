/** How the lines begin that exporting programs write below a table. */
const FOOTER_WORDS =
  /^\W*(grand total|sub-?totals?|totals?|sum|generated (by|on|at|with)|exported (by|on|at|from)|report (generated|created|run)|printed (on|by)|created (on|with)|downloaded|data source|source\s*:|notes?\s*:|disclaimer|confidential|copyright|©|end of (report|file|data)|\d+ (rows?|records?) (selected|returned|exported)|rows?\s*:\s*\d|总计|合计|小计|总数|共计|注[:：]|备注[:：]|说明[:：]|数据来源|制表|填表人|导出时间|生成时间|打印时间|统计时间|免责声明)/iu;

/** Narrowest table in which one lonely cell is no row. */
const LEAST_WIDTH = 3;

/**
 * Whether a record could be a footer, if nothing but such records follow: a line without any separator under a table of
 * several columns, or a mostly empty row that begins as totals and remarks do. A row that only lacks answers is none.
 * @param cells as they stand in the file, not yet filled up to the width.
 */
export const looksLikeFooter = (cells: readonly string[], width: number): boolean => {
  if (width < LEAST_WIDTH) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [first] = filled;
  if (first === undefined) return false;
  if (FOOTER_WORDS.test(first.trim())) return filled.length <= Math.max(2, width / 2);
  return cells.length === 1 && /\s|\p{Script=Han}{4}/u.test(first.trim());
};
