import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../etl/model/problem.ts';
import { flag, need } from './arguments.ts';
import type { Command } from './command.ts';
import { CHOICE_OPTIONS, choiceFields, importFiles, type FileOutcome } from './import-files.ts';
import { dataDir } from './place.ts';
import { printOutcome } from './print-outcome.ts';
import { readRejects } from './read-rejects.ts';
import { renderProblem } from './terminal.ts';
import { lookAt, putAway, settledFiles, type Looks } from './watched-folder.ts';

const BETWEEN_LOOKS_MS = 1000;

const { 'dry-run': _dryRun, ...READING_OPTIONS } = CHOICE_OPTIONS;

export const watchCommand: Command = {
  name: 'watch',
  usage:
    'watch DIR [--once] [--kind K] [--source NAME|FILE.json] [--set field=column …] [--date-order dmy|mdy] [--timezone ZONE]',
  summary: 'import what appears in a folder; files move to done/ or refused/ with a report beside each',
  options: { ...READING_OPTIONS, once: { type: 'boolean' } },
  async run(args, terminal) {
    const dir = resolve(need(args, 0, 'The folder to watch'));
    const data = dataDir(args);
    const fields = await choiceFields(args);
    const stop = new AbortController();
    const onSignal = (): void => stop.abort();
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);

    let nRefused = 0;
    const settle = async (outcome: FileOutcome): Promise<void> => {
      const { import_id, rows } = outcome.report;
      const rejects =
        import_id !== null && rows.rejected > 0 ? await readRejects(data, import_id, false) : null;
      await putAway(dir, outcome, rejects);
      if (outcome.problem) nRefused += 1;
      printOutcome(outcome, flag(args, 'json'), terminal);
    };
    const importOne = async (name: string): Promise<void> => {
      const ended: FileOutcome[] = [];
      await importFiles(data, [join(dir, name)], fields, {
        onState: () => undefined,
        onEnd: (outcome) => void ended.push(outcome),
      });
      for (const outcome of ended) await settle(outcome);
    };

    /** A warehouse that is busy now may be free at the next look; the file stays where it is. */
    const waitForLater = (error: unknown): void => {
      if (flag(args, 'once') || !(error instanceof Problem)) throw error;
      terminal.err(renderProblem(error.title, error.problems, terminal.color));
    };

    try {
      let before: Looks = await lookAt(dir);
      if (!flag(args, 'json') && terminal.watched && !flag(args, 'once'))
        terminal.err(`Watching ${dir}; Ctrl+C ends it.\n`);
      do {
        await delay(BETWEEN_LOOKS_MS, undefined, { signal: stop.signal }).catch(() => undefined);
        if (stop.signal.aborted) break;
        const now = await lookAt(dir);
        for (const name of settledFiles(before, now)) {
          await importOne(name).catch(waitForLater);
          if (stop.signal.aborted) break;
        }
        before = now;
      } while (!flag(args, 'once') && !stop.signal.aborted);
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
    return flag(args, 'once') && nRefused > 0 ? 2 : 0;
  },
};
