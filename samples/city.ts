import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { MONTHS } from './calendar.ts';
import { drawCells } from './cases/cell.ts';
import { drawCases } from './cases/draw-cases.ts';
import { writeApp } from './cases/write-app.ts';
import { writeHotline } from './cases/write-hotline.ts';
import { writeCsv } from './csv.ts';
import { drawBoundaries, drawPoint } from './places/boundaries.ts';
import { openStream } from './random/stream.ts';
import { writeSurvey } from './survey/write-survey.ts';
import { writeAliases } from './tables/write-aliases.ts';
import { writeDistricts } from './tables/write-districts.ts';
import { writePopulation } from './tables/write-population.ts';
import { writeIssueTree, writePlaceTree } from './tables/write-trees.ts';
import { writeTruth } from './tables/write-truth.ts';

const SEED = 7;
/** Cases to expect of each export before planted volume comes on top. */
const CASES = { hotline: 23_800, app: 13_900 } as const;

/** Every file of the city by name, made one at a time. */
const files = (seed: number): readonly (readonly [string, () => string | Uint8Array])[] => {
  const cells = drawCells(seed);
  const boundaries = drawBoundaries(seed);
  const placeIn = (random: () => number, id: string): readonly [number, number] =>
    drawPoint(random, boundaries.get(id) ?? []);
  const hotline = openStream(seed, 'hotline');
  const app = openStream(seed, 'app');
  return [
    [
      'hotline-12345.gb18030.csv',
      () =>
        iconv.encode(
          writeCsv(writeHotline(hotline, drawCases(hotline, cells, CASES.hotline)), '\r\n'),
          'gb18030',
        ),
    ],
    ['city-app.csv', () => writeCsv(writeApp(app, drawCases(app, cells, CASES.app), placeIn))],
    [
      'resident-survey-2025.csv',
      () => writeCsv(writeSurvey(openStream(seed, 'survey 2025'), 'first', MONTHS.slice(0, 12))),
    ],
    [
      'resident-survey-2026.csv',
      () => writeCsv(writeSurvey(openStream(seed, 'survey 2026'), 'second', MONTHS.slice(12))),
    ],
    ['districts.geojson', () => writeDistricts(boundaries)],
    ['population.csv', () => writeCsv(writePopulation())],
    ['issue-tree.csv', () => writeCsv(writeIssueTree())],
    ['place-tree.csv', () => writeCsv(writePlaceTree())],
    ['aliases.csv', () => writeCsv(writeAliases())],
    ['truth.json', () => writeTruth(seed)],
  ];
};

/**
 * Writes the synthetic city into a folder, which is made when it is missing: two years of hotline and application
 * exports, two survey exports, boundaries, population, trees, aliases, and what was planted. The same seed gives the
 * same bytes.
 * @returns the names of the files written.
 */
export const generateCity = async (
  outDir: string,
  options: { readonly seed?: number } = {},
): Promise<{ files: string[] }> => {
  await mkdir(outDir, { recursive: true });
  const made = files(options.seed ?? SEED);
  for (const [name, make] of made) await writeFile(join(outDir, name), make());
  return { files: made.map(([name]) => name) };
};
