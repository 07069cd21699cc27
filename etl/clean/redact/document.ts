import { spansOf, type Detector } from './detector.ts';

const LINK = String.raw`[\s]{0,2}(?:号码?|编号|证号|number|num|no\.?|#)?[\s]{0,2}(?:[:=#]|是|为|is|was)?[\s:]{0,2}`;
const PAPERS =
  "passport|护照|通行证|回乡证|居留证|驾驶证|驾照|军官证|士兵证|社保卡?|医保卡?|社会保障卡?|学生证|学号|residence permit|green card|driver['’]?s? licen[cs]e|identity card|national id|身份证|medicare|ssn|social security";

const DOCUMENT = new RegExp(
  String.raw`(?:${PAPERS})${LINK}(?<it>[A-Z]{0,3}[\s\-]?\d(?:[\s\-]?\d){4,16}[A-Z]?(?![A-Za-z0-9]))`,
  'dgiu',
);
const TRIGGER = new RegExp(PAPERS, 'i');

/** Numbers of passports, licences and insurance cards where the text says that one follows. */
export const findDocuments: Detector = (text) => (TRIGGER.test(text) ? spansOf(text, DOCUMENT, 'id') : []);
