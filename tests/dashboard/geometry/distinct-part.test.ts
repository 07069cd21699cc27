import { describe, expect, it } from 'vitest';
import { distinctParts } from '../../../dashboard/geometry/distinct-part.ts';
import { nameLines } from '../../../dashboard/geometry/name-lines.ts';

describe('what tells names apart', () => {
  it('leaves out the beginning that most share, and keeps what shares nothing', () => {
    expect(
      distinctParts([
        'Satisfaction: parking fees',
        'Satisfaction: parking places',
        'Satisfaction: noise',
        'Would recommend the city',
      ]),
    ).toEqual(['parking fees', 'parking places', 'noise', 'Would recommend the city']);
    expect(distinctParts(['您对以下方面是否满意：停车', '您对以下方面是否满意：噪声'])).toEqual([
      '停车',
      '噪声',
    ]);
  });

  it('cuts between words and only where it is worth it', () => {
    expect(distinctParts(['How satisfied are you with schools?', 'How satisfied are you with scholarships?'])).toEqual(
      ['schools?', 'scholarships?'],
    ); // prettier-ignore
    expect(distinctParts(['The roads', 'The parks'])).toEqual(['The roads', 'The parks']);
    expect(distinctParts(['Water', 'Water pressure'])).toEqual(['Water', 'Water pressure']);
  });

  it('never leaves nothing, nor two the same', () => {
    const twice = ['Public transport: trams', 'Public transport: trams'];
    expect(distinctParts(twice)).toEqual(twice);
    expect(distinctParts([...twice, 'Public transport: buses'])).toEqual(['trams', 'trams', 'buses']);
    expect(distinctParts(['City centre: noise', 'City centre: dirt', 'Old harbour: noise', 'Old harbour: dirt'])).toEqual([
      'City centre: noise',
      'City centre: dirt',
      'Old harbour: noise',
      'Old harbour: dirt',
    ]); // prettier-ignore
    expect(distinctParts([])).toEqual([]);
    expect(distinctParts([''])).toEqual(['']);
  });
});

describe('a name in lines', () => {
  it('takes a second line before it is cut, and loses nothing before that', () => {
    const name = 'I have my share in what the city has become over the years';
    expect(nameLines('Noise', 200, 14)).toEqual(['Noise']);
    expect(nameLines(name, 260, 14).join(' ')).toBe(name);
    const cut = nameLines(name, 120, 14);
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
    expect(name.startsWith(cut.join(' ').replace('…', ''))).toBe(true);
  });
});
