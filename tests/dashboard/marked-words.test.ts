import { describe, expect, it } from 'vitest';
import { markWords } from '../../dashboard/format/marked-words.ts';
import {
  commentsPath,
  comparable,
  readVoicesChoice,
  termsPath,
} from '../../dashboard/data/voices-question.ts';

const shown = (text: string, looked: string): string =>
  markWords(text, looked)
    .map(({ text: part, found }) => (found ? `[${part}]` : part))
    .join('');

describe('words looked for', () => {
  it.each([
    ['The Water is brown', 'water BROWN', 'The [Water] is [brown]'],
    ['自来水发黄，水管', '水', '自来[水]发黄，[水]管'],
    ['aaaa', 'aa a', '[aa][aa]'],
    ['a.b (c)', '. (', 'a[.]b [(]c)'],
    ['nothing here', 'zzz', 'nothing here'],
    ['', 'a', ''],
    ['text', '   ', 'text'],
    ['İstanbul water', 'water', 'İstanbul water'],
  ])('are marked in %j', (text, looked, wanted) => {
    expect(shown(text, looked)).toBe(wanted);
    expect(
      markWords(text, looked)
        .map(({ text: part }) => part)
        .join(''),
    ).toBe(text);
  });
});

describe('what the page asks', () => {
  it('says every condition, and nothing that was not chosen', () => {
    const days = { from: '2026-01-01', to: '2026-03-31' };
    const choice = readVoicesChoice(new URLSearchParams('q=%20brown%20water%20&tone=negative&spoken=xx'));
    expect(choice).toEqual({ words: 'brown water', tone: 'negative', language: 'all' });
    const asked = new URLSearchParams(commentsPath(days, { district: ['A', 'B=C'] }, choice).split('?')[1]);
    expect([...asked]).toEqual([
      ['from', '2026-01-01'],
      ['to', '2026-03-31'],
      ['where', 'district=A'],
      ['where', 'district=B=C'],
      ['q', 'brown water'],
      ['sentiment', 'negative'],
      ['fold', 'true'],
      ['limit', '30'],
    ]);
    expect(comparable(null, {})).toEqual([]);
    expect(comparable(days, {})).toEqual(['before']);
    expect(comparable(days, { issue: ['x'] })).toEqual(['elsewhere', 'before']);
    expect(termsPath(null, { issue: ['x'] }, 'elsewhere')).toBe(
      '/voices/terms?where=issue%3Dx&against=elsewhere&limit=24',
    );
  });
});
