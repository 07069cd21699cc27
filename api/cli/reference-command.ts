import { loadReference, REFERENCE_KINDS, type ReferenceKind } from '../../etl/load/reference.ts';
import { Problem } from '../../etl/model/problem.ts';
import { clock } from './clock.ts';
import { flag, need } from './arguments.ts';
import type { Command } from './command.ts';
import { needFile } from './need-file.ts';
import { dataDir, openHere } from './place.ts';

export const referenceCommand: Command = {
  name: 'reference',
  usage: `reference load ${REFERENCE_KINDS.join('|')} FILE`,
  summary: 'load a table about the city: boundaries, population, places, issues, aliases, margins',
  options: {},
  async run(args, terminal) {
    if (need(args, 0, 'The action (load)') !== 'load')
      throw new Problem('The command cannot be read', [
        {
          code: 'unknown_action',
          detail: `There is no "reference ${args.positionals[0]}".`,
          way_out: 'Use reference load KIND FILE.',
        },
      ]);
    const kind = need(args, 1, 'The kind of table') as ReferenceKind;
    if (!REFERENCE_KINDS.includes(kind))
      throw new Problem('There is no such table', [
        {
          code: 'unknown_reference',
          detail: `"${kind}" is no reference table.`,
          value: kind,
          way_out: `Use one of ${REFERENCE_KINDS.join(', ')}.`,
        },
      ]);
    const path = need(args, 2, 'The file');
    await needFile(path, 'The file');
    const opened = await openHere(dataDir(args));
    try {
      const n = await opened.barometer.warehouse.exclusively((session) =>
        loadReference(session, kind, path, { now: clock() }),
      );
      terminal.out(
        flag(args, 'json')
          ? `${JSON.stringify({ kind, n })}\n`
          : `Loaded ${kind}: ${n.toLocaleString('en')} entries.\n`,
      );
      return 0;
    } finally {
      await opened.close();
    }
  },
};
