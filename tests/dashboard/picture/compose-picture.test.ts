import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { baseOf } from '../../../dashboard/charts/base-of.ts';
import { composePicture, type PictureLook } from '../../../dashboard/picture/compose-picture.ts';
import { escapeXml } from '../../../dashboard/picture/escape-xml.ts';
import { fileName } from '../../../dashboard/picture/save-file.ts';
import { wrapWords } from '../../../dashboard/geometry/wrap-words.ts';

const look: PictureLook = {
  paper: '#fff',
  ink: '#111',
  faint: '#666',
  font: "'Inter', sans-serif",
  language: 'en',
  faces: '',
};
const drawing = { width: 400, height: 200, body: '<rect width="10" height="10"/>' };
const sizeOf = (svg: string): number[] =>
  [/ width="(\d+)"/, / height="(\d+)"/].map((pattern) => Number(pattern.exec(svg)?.[1]));

describe('a picture', () => {
  const words = {
    title: 'Waste & water <2026>',
    hint: 'How to read it',
    facts: ['n = 1,204 · Period: Nov 2025 – Oct 2026', 'Source: 12345 “hotline” · data to 31 Oct 2026'],
  };

  it('carries its title, n, source and date, and is one well-formed document', () => {
    const svg = composePicture(drawing, words, look);
    for (const text of [words.title, words.hint, ...words.facts])
      expect(svg).toContain(`>${escapeXml(text)}</text>`);
    expect(svg).toContain(drawing.body);
    expect(() => parse(svg.replace('<style>', '<g>'))).not.toThrow();
    expect(svg.match(/<svg/g)).toHaveLength(2);
  });

  it('grows by the lines its words take', () => {
    const [width, height] = sizeOf(composePicture(drawing, words, look));
    const long = { ...words, title: 'An uncommonly long title '.repeat(6).trim() };
    const [wider, higher] = sizeOf(composePicture(drawing, long, look));
    expect(wider).toBe(width);
    expect(higher).toBeGreaterThan(height ?? 0);
  });

  it('lets no character through that a document must not hold', () => {
    expect(escapeXml('a\u0000b\u001f<c attr="\'">&\n')).toBe('ab&lt;c attr=&quot;&apos;&quot;&gt;&amp;\n');
  });
});

describe('words in lines', () => {
  it('keep every word, in order', () => {
    const text = 'Complaints about drinking water in twelve districts over five years';
    const lines = wrapWords(text, 160, 12);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
  });

  it('break Chinese anywhere and keep every character', () => {
    const text = '各区域满意率，颜色为与其他区域之差；点击可筛选并逐层查看问题所在';
    const lines = wrapWords(text, 120, 12);
    expect(lines.join('')).toBe(text);
    expect(lines.every((line) => [...line].length <= 10)).toBe(true);
  });

  it('cut a word that fits no line', () => {
    expect(wrapWords('x'.repeat(200), 60, 12)).toEqual([expect.stringMatching(/^x{3,12}…$/)]);
  });
});

describe('what a figure rests on', () => {
  it('is one number, or from the fewest to the most of its metrics', () => {
    expect(
      baseOf([
        { metric: 'a', n: 3 },
        { metric: 'a', n: 4 },
      ]),
    ).toEqual({ least: 7, most: 7 });
    expect(
      baseOf([
        { metric: 'a', n: 3 },
        { metric: 'b', n: 9 },
      ]),
    ).toEqual({ least: 3, most: 9 });
    expect(baseOf([{ metric: 'a', n: null }])).toBeNull();
  });
});

describe('the name of a file', () => {
  it('says what it is and until when', () => {
    expect(fileName('Where & what?', '2026-10-31', 'png')).toBe('where-what-2026-10-31.png');
    expect(fileName('何处、何事', null, 'svg')).toBe('何处-何事.svg');
    expect(fileName('../..', null, 'csv')).toBe('figure.csv');
  });
});
