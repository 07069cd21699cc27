import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadReference, type ReferenceKind } from '../../etl/load/reference.ts';
import { parseSource } from '../../etl/map/index.ts';
import type { Mapping } from '../../etl/model/mapping.ts';
import type { Barometer } from '../barometer.ts';
import type { ImportReport } from '../contract/imports.ts';
import { clock } from './clock.ts';
import { ROOT } from './place.ts';

const EXPORTS: readonly { readonly file: string; readonly source?: string }[] = [
  { file: 'hotline-12345.gb18030.csv' },
  { file: 'city-app.csv', source: 'city-app.json' },
  { file: 'resident-survey-2025.csv', source: 'resident-survey.json' },
  { file: 'resident-survey-2026.csv', source: 'resident-survey.json' },
];

const TABLES: readonly { readonly kind: ReferenceKind; readonly file: string }[] = [
  { kind: 'place_tree', file: 'place-tree.csv' },
  { kind: 'issue_tree', file: 'issue-tree.csv' },
  { kind: 'aliases', file: 'aliases.csv' },
  { kind: 'population', file: 'population.csv' },
  { kind: 'geojson', file: 'districts.geojson' },
];

const readSource = async (name: string): Promise<Mapping> =>
  parseSource(JSON.parse(await readFile(join(ROOT, 'samples', 'sources', name), 'utf8')));

/** Whether nothing was ever imported. */
export const isUntouched = (barometer: Barometer): Promise<boolean> =>
  barometer.read(async (session) => {
    const [row] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM import');
    return (row?.n ?? 0) === 0;
  });

/** Makes the synthetic sample city and imports it the way a person would import their own files. */
export const loadSampleCity = async (
  barometer: Barometer,
  onFile: (file: string) => void,
): Promise<ImportReport[]> => {
  const { generateCity } = await import('../../samples/city.ts');
  const dir = await mkdtemp(join(barometer.warehouse.tempDir, 'sample-'));
  try {
    await generateCity(dir);
    await barometer.warehouse.exclusively(async (session) => {
      for (const { kind, file } of TABLES)
        await loadReference(session, kind, join(dir, file), { sample: true, now: clock() });
    });
    const reports: ImportReport[] = [];
    for (const { file, source } of EXPORTS) {
      onFile(file);
      const mapping = source ? { source: await readSource(source) } : {};
      reports.push(await barometer.import(join(dir, file), { file, sample: true, ...mapping }));
    }
    return reports;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};
