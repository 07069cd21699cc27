import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { median, Skipped, type Benchmark, type Figure } from './benchmark.ts';
import { measure, type Measured } from './measure.ts';
import { writeScaleFiles } from './scale-file.ts';

const ROUNDS = 3;
const TIMES = 9;
const ROWS = 121_145;

const inFolder = async function* (work: (folder: string) => AsyncIterable<Figure>): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-files-'));
  try {
    yield* work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Each kind of run in turn, `ROUNDS` times, so that a slow minute of the machine meets all of them. */
const interleave = async <Name extends string>(
  runs: Readonly<Record<Name, () => Promise<Measured>>>,
): Promise<Record<Name, Measured[]>> => {
  const names = Object.keys(runs) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Measured[]>;
  for (let round = 0; round < ROUNDS; round++) for (const name of names) all[name].push(await runs[name]());
  return all;
};

const seconds = (runs: readonly Measured[]): number => median(runs.map((run) => run.seconds));
const cpu = (runs: readonly Measured[]): number => median(runs.map((run) => run.cpuSeconds));
const peak = (runs: readonly Measured[]): number => Math.max(...runs.map((run) => run.peakMb));

const expectRows = (runs: readonly Measured[], n: number): void => {
  const wrong = runs.find(({ outcome, rows }) => outcome !== 'loaded' || rows !== n);
  if (wrong) throw new Error(`${n} rows expected, ${wrong.outcome} ${wrong.rows}`);
};

const volume: Benchmark = {
  name: 'a year of Boston, nine times over',
  run: () =>
    inFolder(async function* (folder) {
      const { one, many } = await writeScaleFiles(folder, TIMES);
      const { bare, whole, small } = await interleave({
        bare: () => measure('bare-duckdb', many),
        whole: () => measure('import-file', many),
        small: () => measure('import-file', one),
      });
      expectRows(whole, TIMES * ROWS);
      expectRows(small, ROWS);
      yield { name: 'bare DuckDB, 1,090,305 rows', value: seconds(bare), unit: 's' };
      yield {
        name: 'whole import, 1,090,305 rows',
        value: seconds(whole),
        unit: 's',
        ratio: seconds(whole) / seconds(bare),
        yardstick: 'bare DuckDB CREATE TABLE AS',
        limit: 2,
      };
      yield {
        name: 'whole import, computing',
        value: cpu(whole),
        unit: 's of CPU',
        ratio: cpu(whole) / cpu(bare),
        yardstick: 'computing of the bare CREATE TABLE AS',
      };
      yield { name: 'whole import, peak memory', value: peak(whole), unit: 'MB', limit: 1536 };
      yield {
        name: 'whole import, 121,145 rows',
        value: seconds(small),
        unit: 's',
        ratio: seconds(whole) / seconds(small),
        yardstick: 'nine times as many rows take this many times as long',
      };
      yield {
        name: 'peak memory, 121,145 rows',
        value: peak(small),
        unit: 'MB',
        ratio: peak(whole) / peak(small),
        yardstick: 'nine times as many rows take this many times the memory',
      };
    }),
};

/** Cases with Chinese text in the columns of a 12345 export, from a fixed pattern. */
const chineseExport = (n: number): string => {
  const districts = ['东城区', '西城区', '朝阳区', '海淀区', '丰台区', '石景山区'];
  const issues = ['噪音扰民', '供暖问题', '道路积水', '垃圾清运', '物业管理', '停车难'];
  const words = [
    '夜间施工',
    '影响休息',
    '小区门口',
    '路灯不亮',
    '长期无人处理',
    '希望尽快解决',
    '楼道堆放杂物',
  ];
  const pad = (value: number): string => String(value).padStart(2, '0');
  const lines = ['工单编号,受理时间,办结时间,所属区,问题分类,承办单位,主要内容'];
  for (let i = 0; i < n; i++) {
    const day = `2025-${pad(1 + (i % 12))}-${pad(1 + (i % 28))}`;
    const text = Array.from({ length: 8 }, (_, k) => words[(i * (k + 3) + k) % words.length]).join('，');
    lines.push(
      [
        100_000_000 + i,
        `${day} ${pad(i % 24)}:${pad(i % 60)}:00`,
        `${day} 23:59:59`,
        districts[i % districts.length],
        issues[(i * 7) % issues.length],
        `${districts[i % districts.length]}城管委`,
        text,
      ].join(','),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
};

const encodings: Benchmark = {
  name: 'GB18030 beside UTF-8',
  run: () =>
    inFolder(async function* (folder) {
      const n = 400_000;
      const text = chineseExport(n);
      const [utf8, gb18030] = [join(folder, 'utf8.csv'), join(folder, 'gb18030.csv')];
      await writeFile(utf8, text);
      await writeFile(gb18030, iconv.encode(text, 'gb18030'));
      const runs = await interleave({
        utf8: () => measure('import-file', utf8),
        gb18030: () => measure('import-file', gb18030),
      });
      expectRows([...runs.utf8, ...runs.gb18030], n);
      yield { name: '400,000 Chinese cases in UTF-8', value: seconds(runs.utf8), unit: 's' };
      yield {
        name: 'the same in GB18030',
        value: seconds(runs.gb18030),
        unit: 's',
        ratio: seconds(runs.gb18030) / seconds(runs.utf8),
        yardstick: 'UTF-8',
        limit: 1.5,
      };
    }),
};

/** Ten times the length: minutes, and 5.4 GB on the disk; asked for with BENCH_LONG=1. */
const length: Benchmark = {
  name: 'ten times as long',
  run: () =>
    inFolder(async function* (folder) {
      if (process.env['BENCH_LONG'] !== '1') throw new Skipped('ask for it with BENCH_LONG=1');
      const short = await writeScaleFiles(folder, TIMES);
      const long = await writeScaleFiles(folder, 10 * TIMES);
      const before = await measure('import-file', short.many);
      const tenfold = await measure('import-file', long.many);
      expectRows([before], TIMES * ROWS);
      expectRows([tenfold], 10 * TIMES * ROWS);
      yield { name: 'whole import, 1,090,305 rows', value: before.seconds, unit: 's' };
      yield {
        name: 'whole import, 10,903,050 rows',
        value: tenfold.seconds,
        unit: 's',
        ratio: tenfold.seconds / before.seconds,
        yardstick: 'a tenth of the rows',
      };
      yield {
        name: '… computing',
        value: tenfold.cpuSeconds,
        unit: 's of CPU',
        ratio: tenfold.cpuSeconds / before.cpuSeconds,
        yardstick: 'computing of a tenth of the rows',
      };
      yield {
        name: '… peak memory beside that of a tenth of the rows',
        value: tenfold.peakMb,
        unit: 'MB',
        ratio: tenfold.peakMb / before.peakMb,
        yardstick: 'a tenth of the rows',
      };
      yield { name: '… peak memory', value: tenfold.peakMb, unit: 'MB', limit: 1536 };
    }),
};

export const benchmarks: readonly Benchmark[] = [volume, encodings, length];
