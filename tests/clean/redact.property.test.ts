import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../etl/clean/redact.ts';
import { readLabelled } from './labelled.ts';

const sentences = [...readLabelled('en'), ...readLabelled('zh')].map(({ text }) => text);
const values = [...readLabelled('en'), ...readLabelled('zh')].flatMap(({ text, marks }) =>
  marks.map(({ start, end }) => text.slice(start, end)),
);

/** Pieces that labels, numbers, tokens and separators are made of, thrown together. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...values),
    fc.constantFrom(...sentences),
    fc.constantFrom(
      ...[
        '电话',
        '身份证',
        '工单号',
        '微信号',
        '姓名：',
        '我叫',
        '先生',
        '路',
        '号',
        '栋',
        '室',
        '小区',
        '幺三',
        '①',
      ],
      ...[
        'call ',
        'case number ',
        'my name is ',
        'Dear Mr ',
        'plate ',
        'card ',
        ' at ',
        ' dot ',
        'St',
        'Apt ',
        '://',
      ],
      ...[
        '[phone]',
        '[id]',
        '[name]',
        '[',
        ']',
        '@',
        '.',
        '-',
        ' ',
        '+',
        '(',
        ')',
        '\u200b',
        '🌟',
        '\ud83c',
        '１',
        'X',
        '\n',
      ],
    ),
    fc.integer({ min: 0, max: 99_999_999_999 }).map(String),
  ),
  { maxLength: 12 },
);
const mixed = pieces.map((each) => each.join(''));

describe('redaction', () => {
  it('changes nothing in a redacted text', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const once = redactText(text);
        expect(redact(once)).toEqual({ text: once, counts: {} });
      }),
      { numRuns: 3000, seed: 20261101 },
    );
  });

  it('keeps every character outside its tokens, in order', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        let at = 0;
        for (const piece of redactText(text).split(
          /\[(?:phone|email|id|card|ip|account|plate|address|name)\]/,
        )) {
          const found = text.indexOf(piece, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + piece.length;
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('leaves any text without a digit, an at or a telling word as it is', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abcdefgh 天地山水风雨。，!') });
    fc.assert(fc.property(plain, (text) => redactText(text) === text));
  });

  it('takes any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = redactText(text);
        return redactText(once) === once;
      }),
      { numRuns: 1000 },
    );
  });
});
