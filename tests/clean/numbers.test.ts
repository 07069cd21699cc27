import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../etl/clean/redact.ts';
import { isCardNumber, passesLuhn } from '../../etl/clean/redact/card-number.ts';
import { hasIdChecksum, hasIdShape, isOldIdNumber } from '../../etl/clean/redact/id-number.ts';

/** The two worked examples of GB 11643-1999. */
const STANDARD_IDS = ['11010519491231002X', '440524188001010014'];
/** Test numbers that the card networks publish. */
const NETWORK_CARDS = [
  ...['4111111111111111', '4012888888881881', '5555555555554444', '5105105105105100', '2223003122003222'],
  ...[
    '378282246310005',
    '371449635398431',
    '6011111111111117',
    '3530111333300000',
    '30569309025904',
    '6200000000000005',
  ],
];

describe('numbers with a check digit', () => {
  it('agree with the worked examples of their standards', () => {
    for (const id of STANDARD_IDS) expect(hasIdChecksum(id), id).toBe(true);
    for (const card of NETWORK_CARDS) expect(isCardNumber(card), card).toBe(true);
    // The example of the Luhn patent, and the same with its last digit off by one.
    expect(passesLuhn('79927398713')).toBe(true);
    expect(passesLuhn('79927398710')).toBe(false);
  });

  it('know the calendar', () => {
    expect(hasIdShape('11010520000229001X')).toBe(true);
    expect(hasIdShape('11010519000229001X')).toBe(false);
    expect(hasIdShape('110105199013010012')).toBe(false);
    expect(hasIdShape('190105199001010012')).toBe(false);
    expect(isOldIdNumber('110105491231002')).toBe(true);
    expect(isOldIdNumber('110105491331002')).toBe(false);
  });

  it('fail with any one digit changed, so that the rule is the checksum and not the length', () => {
    const place = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (at, by) => {
        const id = '11010519900307451X';
        const changed = id.slice(0, at) + String((Number(id[at]) + by) % 10) + id.slice(at + 1);
        return !hasIdChecksum(changed);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...NETWORK_CARDS),
        fc.nat(15),
        fc.integer({ min: 1, max: 9 }),
        (card, i, by) => {
          const at = i % card.length;
          return !passesLuhn(card.slice(0, at) + String((Number(card[at]) + by) % 10) + card.slice(at + 1));
        },
      ),
    );
  });

  it('are redacted without a label only where the check digit agrees', () => {
    expect(redactText('单子上写着310104198512240025。')).toBe('单子上写着[id]。');
    expect(redactText('单子上写着310104198512240026。')).toBe('单子上写着310104198512240026。');
    expect(redactText('paid with 4111111111111111')).toBe('paid with [card]');
    expect(redactText('batch 4111111111111112')).toBe('batch 4111111111111112');
  });
});

describe('a telephone number', () => {
  const digits = fc.array(fc.nat(9), { minLength: 9, maxLength: 9 });
  const mobile = fc
    .tuple(fc.integer({ min: 3, max: 9 }), digits)
    .map(([second, rest]) => `1${second}${rest.join('')}`);
  const DISGUISES: readonly ((number: string) => string)[] = [
    (number) => number,
    (number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
    (number) => `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
    (number) => `${number.slice(0, 3)}·${number.slice(3)}`,
    (number) => [...number].join(' '),
    (number) => [...number].join('\u200b'),
    (number) => [...number].join('-'),
    (number) => [...number].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
    (number) => [...number].map((digit) => '零一二三四五六七八九'[Number(digit)]).join(''),
    (number) => [...number].map((digit) => '〇幺二三四五六七八九'[Number(digit)]).join(' '),
    (number) => [...number].map((digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]).join(''),
    (number) => [...number].map((digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)]).join(''),
    (number) => `+86 ${number}`,
    (number) => `0086${number}`,
    (number) => `（${number}）`,
  ];

  it('is found in any of its disguises, whatever its digits', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...DISGUISES), (number, disguise) => {
        const text = `请找老刘，${disguise(number)}，谢谢`;
        const { text: redacted, counts } = redact(text);
        expect(redacted, text).toMatch(/^请找老刘，[（(]?\[(?:phone|card|id)\][）)]?，谢谢$/);
        expect(Object.values(counts)).toEqual([1]);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('is not made of dates, times, amounts or short numbers', () => {
    const two = fc.integer({ min: 10, max: 28 });
    const plain = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 10, max: 12 }), two)
        .map((each) => each.join('-')),
      fc
        .tuple(fc.integer({ min: 10, max: 12 }), two, fc.integer({ min: 1990, max: 2030 }))
        .map((each) => each.join('/')),
      fc
        .tuple(fc.integer({ min: 10, max: 23 }), fc.integer({ min: 10, max: 59 }))
        .map((each) => each.join(':')),
      fc.integer({ min: 1000, max: 2_000_000_000 }).map((n) => n.toLocaleString('en')),
      fc.constantFrom('12345', '110', '119', '311', '911', '10086', '95588'),
    );
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = `从 ${parts.join(' 到 ')} 为止`;
        expect(redactText(text)).toBe(text);
      }),
      { numRuns: 1000, seed: 12 },
    );
  });
});
