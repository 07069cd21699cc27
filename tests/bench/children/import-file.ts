import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../../etl/model/problem.ts';
import { importFile } from '../../../etl/pipeline.ts';
import { openDuckdb } from '../../../etl/warehouse/duckdb.ts';

/** Imports one file into an empty warehouse. `import-file.ts FILE [ENCODING]` */
const [path = '', encoding] = process.argv.slice(2);
const dir = await mkdtemp(join(tmpdir(), 'bench-import-'));
const warehouse = await openDuckdb(dir);
const before = process.cpuUsage();
const started = performance.now();
const result = await importFile(
  warehouse,
  path,
  { file: 'export', ...(encoding ? { encoding } : {}) },
  { now: () => new Date() },
).catch((error: unknown) => {
  if (error instanceof Problem) return error;
  throw error;
});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
await warehouse.close();
await rm(dir, { recursive: true });
const refused = result instanceof Problem;
process.stdout.write(
  `${JSON.stringify({
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
    outcome: refused ? (result.problems[0]?.code ?? '') : result.status,
    rows: refused ? null : result.counts.read,
  })}\n`,
);
