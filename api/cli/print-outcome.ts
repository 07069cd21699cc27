import { problemDocument } from '../respond/problem.ts';
import { describeImport } from './describe-import.ts';
import type { FileOutcome } from './import-files.ts';
import { renderProblem, type Terminal } from './terminal.ts';

/** Prints what became of a file: its report on stdout, its problem on stderr. */
export const printOutcome = ({ report, problem }: FileOutcome, json: boolean, terminal: Terminal): void => {
  if (json) terminal.out(`${JSON.stringify(report)}\n`);
  else if (!problem) terminal.out(describeImport(report));
  if (!problem) return;
  terminal.err(
    json
      ? `${JSON.stringify(problemDocument(problem))}\n`
      : renderProblem(problem.title, problem.problems, terminal.color),
  );
};
