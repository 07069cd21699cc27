import type { Arguments, Options } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** One word of the command line. */
export interface Command {
  readonly name: string;
  /** How it is written, after `barometer`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  /** Resolves to the exit code: 0 done, 2 refused. Throws a Problem when the request is refused whole. */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}
