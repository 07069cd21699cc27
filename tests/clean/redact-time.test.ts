import { describe, expect, it } from 'vitest';
import { redactText } from '../../etl/clean/redact.ts';

/** Texts made to send a pattern back and forth, each of any length. */
const HOSTILE: Readonly<Record<string, string>> = {
  'one digit': '1',
  'spaced digits': '1 3 ',
  'numbers and dots': '1.2.3.4.',
  'almost a date': '2024-01-',
  amounts: '123,456,',
  'at signs': 'a@',
  'a local part without end': 'a.b-c+',
  'spelled addresses': 'a at b dot ',
  'user info': 'http://a:',
  colons: 'a:1::',
  numerals: '一三八',
  'circled digits': '①三',
  'look-alikes': '1lO',
  'street without end': '12 Main ',
  'lower-case street': '9 elm st ',
  'building chain': '3号楼2单元',
  estate: '小区3-',
  'introduced names': '我叫张',
  titles: '王李先生',
  'Name Name': 'Name: A B ',
  Mr: 'Mr A Mr. ',
  plates: '京A1 ',
  'labelled plates': 'plate A1 ',
  papers: '护照号A1 ',
  accounts: '微信号a',
  'labels and numbers': '电话1234567 ',
  'card groups': '4111 1111 ',
  'number words': 'one two 3 ',
  tokens: '[phone]1',
  'hidden signs': '1\u200b',
  emoji: '1🌟',
};

/** Milliseconds of processor time: what other programs take of the machine does not count. */
const timeOnce = (text: string): number => {
  const before = process.cpuUsage();
  redactText(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** Below five milliseconds a clock on a busy machine tells nothing. */
const SHORTEST_MS = 5;

/** How many times longer the whole takes than its first quarter, by the best of each: a busy machine only adds. */
const growth = (text: string): number => {
  let [quarter, whole] = [Infinity, Infinity];
  for (let run = 0; run < 30; run += 1) {
    quarter = Math.min(quarter, timeOnce(text.slice(0, text.length / 4)));
    whole = Math.min(whole, timeOnce(text));
    if (run >= 2 && whole / Math.max(quarter, SHORTEST_MS) < 6) break;
  }
  return whole / Math.max(quarter, SHORTEST_MS);
};

describe('a hostile text of 30,000 characters', () => {
  const LENGTH = 30_000;
  it.each(Object.entries(HOSTILE))('%s: four times the length is not sixteen times the work', (_, piece) => {
    const long = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
    // Four would be linear, sixteen quadratic.
    expect(growth(long)).toBeLessThan(9);
  });
});
