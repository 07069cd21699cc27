import { spansOf, type Detector } from './detector.ts';

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** Province, office, five signs (six for new energy: GA 36-2018); at least two digits among them. */
const CHINESE = new RegExp(
  String.raw`[${PROVINCE}][\s]?[A-HJ-NP-Z][\s·.\-]{0,2}(?=(?:[A-HJ-NP-Z\s\-·]{0,4}\d){2})(?:[A-HJ-NP-Z0-9][\s\-·]?){4,5}[A-HJ-NP-Z0-9挂学警港澳领使](?![A-Z0-9])`,
  'gi',
);
/** Anything with letters and digits after a word for a plate. */
const LABELLED =
  /(?:licen[cs]e plates?|plates?|tags?|registration|\b(?:car|vehicle|van|truck) reg|车牌号?码?|车号|牌照)(?: (?:number|num|no\.?|#|was|is|reads?|reading))?[\s:#]{0,3}(?:是|为|号)?[\s:]{0,2}(?:(?:is|was|of|[A-Z]{2}|mass|california|texas)[\s:]{1,2})??(?<it>(?=[A-Z0-9]{0,6}[\s\-·]?[A-Z0-9]{0,6}\d|\d)(?:[A-Z]{2}\d\d\s?[A-Z]{3}|[A-Z]{1,4}[\s\-·]?\d{2,5}[A-Z]{0,2}|\d{1,4}[\s\-·]?[A-Z]{1,4}[\s\-·]?\d{0,4}))(?![A-Za-z0-9])/dgiu;
const BEGINNING = new RegExp(`[${PROVINCE}]\\s?[A-Z]`, 'i');
const LABEL = /plate|\btags?\b|registration|\breg\b|车号|车牌|牌照/i;
/** A count and a unit after "tag" is no plate. */
const NOT_A_PLATE =
  /^(?:\d+\s?(?:am|pm|st|nd|rd|th|km|kg|mph|ft|min|days?|cars?|of|for|in|on|at|to|and|or|is|was)|(?:in|on|at|by|no|of|since|for|and|the|from|to|or)\s?\d+)$/i;

/** Number plates of mainland China, anywhere in a text. */
export const findChinesePlates: Detector = (text) =>
  BEGINNING.test(text) ? spansOf(text, CHINESE, 'plate') : [];

/** Other number plates, where the text says that one follows. */
export const findLabelledPlates: Detector = (text) =>
  LABEL.test(text)
    ? spansOf(text, LABELLED, 'plate', (match) => {
        const it = match.groups?.['it'] ?? '';
        const isLong = it.replace(/[^A-Za-z0-9]/g, '').length >= 4;
        return isLong && !NOT_A_PLATE.test(it) && !/[a-z]\s|\s[a-z]/.test(it);
      })
    : [];
