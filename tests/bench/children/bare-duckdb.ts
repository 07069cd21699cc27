import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** The yardstick: the engine alone reads a CSV into a table of a new file. `bare-duckdb.ts FILE` */
const [path = ''] = process.argv.slice(2);
const dir = await mkdtemp(join(tmpdir(), 'bench-bare-'));
const instance = await DuckDBInstance.create(join(dir, 'bare.duckdb'), { temp_directory: dir });
const connection = await instance.connect();
const before = process.cpuUsage();
const started = performance.now();
await connection.run('CREATE TABLE bare AS SELECT * FROM read_csv($path)', { path });
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const reader = await connection.runAndReadAll('SELECT count(*) FROM bare');
const rows = Number(reader.getRows()[0]?.[0]);
connection.closeSync();
instance.closeSync();
await rm(dir, { recursive: true });
process.stdout.write(
  `${JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024, outcome: 'loaded', rows })}\n`,
);
