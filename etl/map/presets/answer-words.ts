/**
 * Answers of Chinese case systems beyond plain yes and no (是, 否, 1, 0 are known everywhere). Words that say
 * that nobody answered (未评价, 联系不上) are left out: they are neither yes nor no.
 */
export const CONTACTED: Readonly<Record<string, string>> = {
  已联系: 'true',
  已响应: 'true',
  未联系: 'false',
  未响应: 'false',
};

/** 部分解决 counts as not solved: the rate asks who says that it is. */
export const RESOLVED: Readonly<Record<string, string>> = {
  已解决: 'true',
  解决: 'true',
  基本解决: 'true',
  未解决: 'false',
  没有解决: 'false',
  部分解决: 'false',
  正在解决: 'false',
};

export const REACHED: Readonly<Record<string, string>> = {
  接通: 'true',
  已接通: 'true',
  未接通: 'false',
  无人接听: 'false',
  拒接: 'false',
  关机: 'false',
  空号: 'false',
  联系不上: 'false',
  无法联系: 'false',
};

export const CLASSES: Readonly<Record<string, string>> = {
  求决: 'request',
  诉求: 'request',
  意见建议: 'suggestion',
  政策咨询: 'consultation',
};
