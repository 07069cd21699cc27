import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parse,
  parseDocument,
  stringify,
} from 'yaml';

const WIDTH = { lineWidth: 110 };
/** What tells the entries of a list apart, so that one keeps its comments when another is put before it. */
const KEYS = ['name', 'file'] as const;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (value: unknown): unknown =>
  isFields(value) ? KEYS.map((key) => value[key]).find((each) => each !== undefined) : value;

const mergeList = (document: Document, held: readonly Node[], values: readonly unknown[]): Node[] => {
  const left = [...held];
  const take = (value: unknown): Node | undefined => {
    const key = keyOf(value);
    const at = left.findIndex((node) => isDeepStrictEqual(keyOf(node.toJS(document)), key));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  return values.map((value) => merge(document, take(value) ?? null, value));
};

/** A node that holds a value, made from the one that stood there, as far as the two agree. */
const merge = (document: Document, held: Node | null, value: unknown): Node => {
  if (held && isDeepStrictEqual(held.toJS(document), value)) return held;
  if (isScalar(held) && !isFields(value) && !Array.isArray(value)) {
    held.value = value;
    return held;
  }
  if (isSeq(held) && Array.isArray(value)) {
    held.items = mergeList(document, held.items.filter(isNode), value);
    return held;
  }
  if (isMap(held) && isFields(value)) {
    held.items = held.items.filter((pair) => isPair(pair) && String(pair.key) in value);
    for (const [key, each] of Object.entries(value)) {
      const pair = held.items.find((known) => String(known.key) === key);
      if (pair) pair.value = merge(document, isNode(pair.value) ? pair.value : null, each);
      else held.items.push(document.createPair(key, each));
    }
    return held;
  }
  return document.createNode(value);
};

/**
 * A definition as YAML in the place of a text: comments, order and spacing of the text stay where the definition still says
 * the same. What is written always reads as the definition; where the text cannot be kept (anchors that would then say
 * something else), the definition is written anew.
 */
export const writeOver = (text: string | null, definition: unknown): string => {
  const anew = stringify(definition, WIDTH);
  if (text === null) return anew;
  try {
    const document = parseDocument(text);
    if (isDeepStrictEqual(document.toJS(), definition)) return text;
    const merged = merge(document, document.contents, definition);
    if (merged !== document.contents) return anew;
    const written = document.toString(WIDTH);
    return isDeepStrictEqual(parse(written), definition) ? written : anew;
  } catch {
    return anew;
  }
};
