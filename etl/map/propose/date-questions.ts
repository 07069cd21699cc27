import type { ProfiledColumn } from '../items/answers.ts';
import type { Question } from './proposal.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const reading = (value: string, order: 'dmy' | 'mdy'): { en: string; zh: string } | null => {
  const match = /(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2,4})/.exec(value);
  if (!match) return null;
  const [, first = '', second = '', year = ''] = match;
  const [day, month] = order === 'dmy' ? [Number(first), Number(second)] : [Number(second), Number(first)];
  const name = MONTHS[month - 1];
  if (name === undefined || day < 1 || day > 31) return null;
  const full = year.length === 2 ? `20${year}` : year;
  return { en: `${day} ${name} ${full}`, zh: `${full}年${month}月${day}日` };
};

/** The value that shows the difference best: day and month unequal. */
const telling = (values: readonly string[]): string =>
  values.find((value) => {
    const [, first, second] = /(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d/.exec(value) ?? [];
    return first !== undefined && Number(first) !== Number(second);
  }) ??
  values[0] ??
  '';

/** Asks for the order of day and month of a column whose values allow both, with both readings of one value. */
export const dateQuestion = (column: ProfiledColumn): Question => {
  const value = telling(column.examples);
  const choice = (id: 'dmy' | 'mdy', en: string, zh: string) => {
    const read = reading(value, id);
    return { id, label: { en, zh }, ...(read ? { example: `${value} = ${read.en} (${read.zh})` } : {}) };
  };
  return {
    id: `date_order:${column.name}`,
    text: {
      en: `In "${column.name}", which comes first: the day or the month? Every value can be read both ways.`,
      zh: `“${column.name}”一列中，先写的是日还是月？所有的值都有两种读法。`,
    },
    choices: [choice('dmy', 'Day first', '先日后月'), choice('mdy', 'Month first', '先月后日')],
  };
};
