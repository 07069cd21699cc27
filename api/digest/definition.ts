import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import { digestSchema, type Digest } from './digest-schema.ts';

export { digestSchema, DIGEST_PERIODS, type Digest, type DigestTable } from './digest-schema.ts';

type Path = readonly PropertyKey[];

const refuse = (file: string, problems: readonly Omit<ProblemDetail, 'code'>[], status?: number): Problem =>
  new Problem(
    `The digest ${file} cannot be used`,
    problems.map((problem) => ({ code: 'bad_digest', file, way_out: 'Correct the definition.', ...problem })),
    status,
  );

/** Where a path stands in the text: the node itself, its key, or the nearest thing around it that is there. */
const offsetOf = (document: Document, path: Path): number | null => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent))
      for (const pair of parent.items)
        if (isPair(pair) && isNode(pair.key) && String(pair.key) === String(key))
          return pair.key.range?.[0] ?? null;
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return node.range?.[0] ?? null;
  }
  return null;
};

type Mistake = Omit<ProblemDetail, 'code'> & { code?: string };

/** Everything that is wrong with a definition, each where it stands; `lineOf` says on which line, where there are lines. */
const mistakesOf = ({ issues }: z.ZodError, lineOf: (path: Path) => number | null = () => null): Mistake[] =>
  issues.flatMap((issue) => {
    const paths: Path[] =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const { code, value } = (issue.code === 'custom' ? (issue.params ?? {}) : {}) as {
      code?: string;
      value?: string;
    };
    return paths.map((path) => {
      const line = lineOf(path);
      return {
        detail: issue.code === 'unrecognized_keys' ? `There is no "${String(path.at(-1))}".` : issue.message,
        pointer: `/${path.map(String).join('/')}`,
        ...(line === null ? {} : { line }),
        ...(code === undefined ? {} : { code }),
        ...(value === undefined ? {} : { value }),
      };
    });
  });

/** Checks a definition that was not read from a file. @throws Problem with everything that is wrong with it. */
export const checkDigest = (file: string, definition: unknown): Digest => {
  const parsed = digestSchema.safeParse(definition);
  if (parsed.success) return parsed.data;
  throw refuse(file, mistakesOf(parsed.error), 400);
};

/** Reads a digest definition. @throws Problem with everything that is wrong with it, each with its line. */
export const parseDigest = (file: string, text: string): Digest => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    throw refuse(
      file,
      document.errors.map((error) => ({
        detail: `Not YAML: ${error.message.split('\n')[0] ?? ''}`,
        line: lines.linePos(error.pos[0]).line,
      })),
    );
  const parsed = digestSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const lineOf = (path: Path): number | null => {
    const offset = offsetOf(document, path);
    return offset === null ? null : lines.linePos(offset).line;
  };
  throw refuse(file, mistakesOf(parsed.error, lineOf));
};
