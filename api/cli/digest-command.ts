import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import type { DigestRun } from '../digest/run.ts';
import type { Digest } from '../digest/definition.ts';
import { flag, need, text, type Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { dataDir, withWarehouse } from './place.ts';
import { ask } from './remote.ts';
import { renderTable } from './terminal.ts';

const instantOf = (args: Arguments): Date => {
  const given = text(args, 'for');
  const instant = given === undefined ? new Date() : new Date(given);
  if (Number.isNaN(instant.getTime()))
    throw new Problem('The digest cannot be run', [
      {
        code: 'invalid_instant',
        detail: `"${given}" is no instant.`,
        value: given ?? '',
        way_out: 'Write 2026-11-02 or 2026-11-02T07:00:00+08:00.',
      },
    ]);
  return instant;
};

/** The server writes into its own data directory; the files are copied to where they were asked for. */
const copyRun = async (made: DigestRun, out: string): Promise<DigestRun> => {
  const folder = join(out, made.manifest.digest, made.manifest.for);
  await mkdir(folder, { recursive: true });
  await cp(made.folder, folder, { recursive: true });
  return { ...made, folder };
};

const asJson = (run: DigestRun): object => ({
  folder: run.folder,
  fresh: run.fresh,
  ...run.manifest,
});

export const digestCommand: Command = {
  name: 'digest',
  usage: 'digest list | digest run NAME [--for INSTANT] [--out DIR]',
  summary: 'write a digest as CSV files with a manifest',
  options: { for: { type: 'string' }, out: { type: 'string' } },
  async run(args, terminal) {
    const action = need(args, 0, 'What to do (list or run)');
    const json = flag(args, 'json');
    if (action === 'list') {
      const digests = await withWarehouse(
        dataDir(args),
        (opened) => opened.digests.list(),
        async (owner) => ((await (await ask(owner, '/digests')).json()) as { digests: Digest[] }).digests,
      );
      terminal.out(
        json
          ? `${JSON.stringify(digests, null, 2)}\n`
          : renderTable(
              ['digest', 'title', 'tables', 'schedule'],
              digests.map((digest) => [
                digest.name,
                digest.title.en,
                String(digest.tables.length),
                digest.schedule ? `${digest.schedule.cron} ${digest.schedule.zone}` : '–',
              ]),
            ),
      );
      return 0;
    }
    if (action !== 'run')
      throw new Problem('The command cannot be read', [
        {
          code: 'unknown_action',
          detail: `There is no "digest ${action}".`,
          value: action,
          way_out: 'Use digest list or digest run NAME.',
        },
      ]);
    const name = need(args, 1, 'The name of the digest');
    const instant = instantOf(args);
    const out = text(args, 'out');
    const run = await withWarehouse(
      dataDir(args),
      (opened) => opened.digests.run(name, instant, out),
      async (owner) => {
        const answer = await ask(owner, `/digests/${encodeURIComponent(name)}/runs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ for: instant.toISOString() }),
        });
        const made = (await answer.json()) as DigestRun;
        return out === undefined ? made : copyRun(made, out);
      },
    );
    terminal.out(
      json
        ? `${JSON.stringify(asJson(run), null, 2)}\n`
        : `${run.fresh ? 'Wrote' : 'Already written'}: ${run.folder}\n${renderTable(
            ['file', 'rows', 'sha256'],
            run.manifest.files.map((file) => [
              file.file,
              file.rows.toLocaleString('en'),
              file.sha256.slice(0, 16),
            ]),
          )}`,
    );
    return 0;
  },
};
