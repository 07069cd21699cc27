/** Spellings of yes and no that hold unless a mapping says otherwise. */
export const BOOLEAN_WORDS: Readonly<Record<string, 'true' | 'false'>> = {
  yes: 'true',
  y: 'true',
  true: 'true',
  '1': 'true',
  是: 'true',
  有: 'true',
  已: 'true',
  no: 'false',
  n: 'false',
  false: 'false',
  '0': 'false',
  否: 'false',
  没有: 'false',
  未: 'false',
};

/** What kind of case it is; consultations are counted apart and are in no rate. */
export const CLASS_WORDS: Readonly<
  Record<string, 'complaint' | 'request' | 'consultation' | 'suggestion' | 'praise'>
> = {
  complaint: 'complaint',
  投诉: 'complaint',
  举报: 'complaint',
  投诉举报: 'complaint',
  request: 'request',
  'service request': 'request',
  求助: 'request',
  报修: 'request',
  申请: 'request',
  consultation: 'consultation',
  information: 'consultation',
  'information only': 'consultation',
  inquiry: 'consultation',
  咨询: 'consultation',
  查询: 'consultation',
  suggestion: 'suggestion',
  建议: 'suggestion',
  意见: 'suggestion',
  praise: 'praise',
  compliment: 'praise',
  表扬: 'praise',
  感谢: 'praise',
};
