import { describe, expect, it } from 'vitest';
import { personalReason } from '../../etl/map/identity.ts';
import { personalValues } from '../../etl/map/identity-values.ts';

const column = (...examples: string[]) => ({ examples });
const times = (n: number, make: (i: number) => string): string[] =>
  Array.from({ length: n }, (_, i) => make(i));

describe('a column judged by its values', () => {
  it.each([
    ['13800138000', '139 1234 5678', '+86 137-0013-7000'],
    ['１３８００１３８０００', '1３912345678'],
    ['13800138000.0', '13912345678.0'],
    ['(617) 555-0123', '617-555-0188'],
    ['010-62345678', '0311 8765 4321', '(0755)87654321'],
    ['+44 20 7946 0958', '+1 617 555 0123'],
    ['a@b.org', 'Jane Doe <jane@example.com>', 'ｘ＠ｙ.ｃｏｍ'],
    ['10.0.0.1', '203.0.113.9:8080', '2001:db8::8a2e:370:7334'],
    ['11010519900307451X', '310104198512240025'],
    ['219-09-9999', '078-05-1120'],
    ['京A12345', '粤B·D12345', '浙AD12345'],
    ['oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'o_bcdefghijklmnopqrstuvwxyz-'],
    ['张三 13800138000', '李四：13912345678', '王先生（13700137000）'],
    ['13800138000;13912345678', '13800138000/010-62345678'],
    ['13800138000', 'jane@example.com'],
  ])('drops %j', (...values) => {
    expect(personalValues(column(...values))).toMatch(/^the values look like /);
  });

  it.each([
    ['101001242404', '101001242405'],
    ['3292879998', '6175550123'],
    ['110105202403050012', '110105202403050027', '110105202403050038'],
    ['2024-03-05 10:30:22', '05/03/2024'],
    ['42.3504', '-71.0867'],
    ['1.2.3', '3.2.1.400'],
    ['中山路', '建国路88号'],
    ['12345', '110', '311'],
    ['京东', '浙江'],
    ['请打13800138000找我反映问题', '电话打不通'],
    ['', ' '],
    [],
  ])('keeps %j', (...values) => {
    expect(personalValues(column(...values))).toBeNull();
  });

  it('needs three of five, over all its cells where they are counted', () => {
    const phone = (i: number): string => `138001380${10 + i}`;
    const mixed = (nPhones: number): string[] => [
      ...times(nPhones, phone),
      ...times(50 - nPhones, (i) => `无${i}`),
    ];
    expect(personalValues({ examples: [], sample: mixed(30) })).toBe(
      '60 % of the values look like mobile phone numbers',
    );
    expect(personalValues({ examples: [], sample: mixed(29) })).toBeNull();
    const counted = (n: number) => ({
      examples: ['无', '13800138000'],
      values: [
        { value: '无', n: 100 - n },
        { value: '13800138000', n },
      ],
    });
    expect(personalValues(counted(60))).toBe('60 % of the values look like mobile phone numbers');
    expect(personalValues(counted(59))).toBeNull();
  });

  it('holds whatever the header says, and a header holds whatever the values are', () => {
    const values = { examples: ['13800138000', '13912345678', '备用'] };
    expect(personalReason({ name: 'Column 7', label: '备注2', ...values })).toBe(
      '66 % of the values look like mobile phone numbers',
    );
    expect(personalReason({ name: '联系电话', label: '联系电话', examples: ['无'] })).toBe(
      'the header names a phone number',
    );
  });
});
