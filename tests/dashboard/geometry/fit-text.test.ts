import { describe, expect, it } from 'vitest';
import { fitText } from '../../../dashboard/geometry/fit-text.ts';

describe('a name cut to its room', () => {
  it('is whole where it fits', () => expect(fitText('Old Town', 100, 14)).toBe('Old Town'));
  it('ends in an ellipsis where it does not', () => {
    expect(fitText('新型城镇化综合改革试验区', 70, 14)).toBe('新型城镇…');
    expect(fitText('A very long district name indeed', 80, 14)).toMatch(/^A very .*…$/);
  });
  it('counts a character beyond the basic plane once', () =>
    expect([...fitText('𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷', 40, 14)].at(-1)).toBe('…'));
  it('is an ellipsis without any room, and nothing of nothing', () => {
    expect(fitText('Riverside', 2, 14)).toBe('…');
    expect(fitText('', 0, 14)).toBe('');
  });
});
