import { editDistance } from '../../map/similarity.ts';
import { fingerprint, gramFingerprint, grams } from './fingerprint.ts';
import { foldText, hasHan } from './fold-text.ts';
import { hanStem } from './han-stem.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { differsByWord, tellsApart } from './tells-apart.ts';

/** How spellings were found to be one, strictest first. */
export const METHODS = ['fingerprint', 'gram_fingerprint', 'stem', 'nearest_neighbour'] as const;
export type Method = (typeof METHODS)[number];

export interface CountedName {
  readonly value: string;
  readonly n: number;
  /** A name of the reference, which is preferred as the canonical one. */
  readonly known: boolean;
}

export interface Cluster {
  /** The loosest method that was needed. */
  readonly method: Method;
  /** Known names first, then the most frequent. */
  readonly members: readonly CountedName[];
  readonly canonical: string;
  readonly n: number;
}

/** Nearest neighbours share a run of this many characters, and a run shared by more names than this says nothing. */
const BLOCK = { latin: 4, han: 2, most: 200 } as const;
const LEAST_ALIKE = 0.8;
const LEAST_JARO_WINKLER = 0.93;
const LEAST_LENGTH = 5;

const order = (a: CountedName, b: CountedName): number =>
  Number(b.known) - Number(a.known) || b.n - a.n || (a.value < b.value ? -1 : 1);

/** Groups of indices that grow together. */
const openGroups = (size: number) => {
  const parent = Array.from({ length: size }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    parent[i] = at;
    return at;
  };
  const join = (a: number, b: number): boolean => {
    const [left, right] = [find(a), find(b)];
    parent[Math.max(left, right)] = Math.min(left, right);
    return left !== right;
  };
  return { find, join };
};

const pairsByKey = (names: readonly CountedName[], keyOf: (name: string) => string): [number, number][] => {
  const first = new Map<string, number>();
  return names.flatMap(({ value }, i) => {
    const key = keyOf(value);
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    return key === '' || other === undefined ? [] : [[other, i]];
  });
};

const isNear = (a: string, b: string): boolean => {
  const [left, right] = [foldText(a).replaceAll(' ', ''), foldText(b).replaceAll(' ', '')];
  const longest = Math.max(left.length, right.length);
  if (Math.min(left.length, right.length) < LEAST_LENGTH || tellsApart(a, b) || differsByWord(a, b))
    return false;
  return (
    1 - editDistance(left, right) / longest >= LEAST_ALIKE && jaroWinkler(left, right) >= LEAST_JARO_WINKLER
  );
};

const neighbours = (names: readonly CountedName[]): [number, number][] => {
  const blocks = new Map<string, number[]>();
  names.forEach(({ value }, i) => {
    for (const gram of grams(value, hasHan(value) ? BLOCK.han : BLOCK.latin))
      blocks.set(gram, [...(blocks.get(gram) ?? []), i]);
  });
  const seen = new Set<string>();
  const pairs: [number, number][] = [];
  for (const block of blocks.values()) {
    if (block.length > BLOCK.most) continue;
    block.forEach((a, at) => {
      for (const b of block.slice(at + 1)) {
        if (seen.has(`${a} ${b}`)) continue;
        seen.add(`${a} ${b}`);
        if (isNear(names[a]?.value ?? '', names[b]?.value ?? '')) pairs.push([a, b]);
      }
    });
  }
  return pairs;
};

const stemKey = (name: string): string => (hasHan(name) ? hanStem(name) : '');

/**
 * Spellings that may be one value: the same key (fingerprint), the same runs of two characters, the same Chinese name
 * without its kind of place, or an edit distance of at most 20 % with a
 * Jaro–Winkler likeness of 0.93 (methods as published by OpenRefine; neighbours are
 * looked for among names that share a run of characters). Names told apart by a number or a direction, and two known
 * names, are never put together by a looser method than the fingerprint. Proposals only: biggest first.
 */
export const clusterNames = (names: readonly CountedName[]): Cluster[] => {
  const groups = openGroups(names.length);
  const loosest = new Map<number, Method>();
  const steps: readonly (readonly [Method, [number, number][]])[] = [
    ['fingerprint', pairsByKey(names, fingerprint)],
    [
      'gram_fingerprint',
      pairsByKey(names, (name) => gramFingerprint(name)).filter(
        ([a, b]) => !tellsApart(names[a]?.value ?? '', names[b]?.value ?? ''),
      ),
    ],
    ['stem', pairsByKey(names, stemKey)],
    ['nearest_neighbour', neighbours(names)],
  ];
  const knownIn = new Map<number, number>(names.map(({ known }, i) => [i, known ? 1 : 0]));
  for (const [method, pairs] of steps)
    for (const [a, b] of pairs) {
      const [left, right] = [groups.find(a), groups.find(b)];
      const known = (knownIn.get(left) ?? 0) + (knownIn.get(right) ?? 0);
      if (left === right || (known > 1 && method !== 'fingerprint')) continue;
      groups.join(left, right);
      knownIn.set(groups.find(left), known);
      loosest.set(groups.find(left), method);
    }
  const members = new Map<number, CountedName[]>();
  names.forEach((name, i) => members.set(groups.find(i), [...(members.get(groups.find(i)) ?? []), name]));
  return [...members]
    .filter(([, group]) => group.length > 1)
    .map(([at, group]) => {
      const sorted = [...group].sort(order);
      return {
        method: loosest.get(at) ?? 'fingerprint',
        members: sorted,
        canonical: sorted[0]?.value ?? '',
        n: sorted.reduce((sum, { n }) => sum + n, 0),
      };
    })
    .sort((a, b) => b.n - a.n || (a.canonical < b.canonical ? -1 : 1));
};
