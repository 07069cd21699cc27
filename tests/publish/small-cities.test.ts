import { describe, expect, it } from 'vitest';
import { audit } from '../../api/mask/index.ts';
import { ALL, levelsAt } from '../../api/publish/grid.ts';
import { maskCases } from '../../api/publish/mask-block.ts';
import { PUBLICATION_RULE } from '../../api/publish/rule.ts';
import { askEverything, vocabularyOf } from './ask-everything.ts';
import { attack, type Loot } from './attacker.ts';
import { boundsOf, type Target } from './bounds.ts';
import type { Fact } from './facts.ts';
import { hideOnlySmall, publicationOf } from './publication-of.ts';
import { randomFrom } from './random-queries.ts';
import { smallCube } from './small-cube.ts';

const MONTHS = ['2026-01', '2026-02'];
const RATES = ['response', 'resolution', 'satisfaction'];
const TABLES = ['volume', ...RATES.flatMap((name) => [`${name}.n`, `${name}.yes`])];
const SEEDS = Array.from({ length: 12 }, (_, i) => 7 + 31 * i);

/** One city with all that its public can find out. */
const raid = (seed: number, careless: boolean) => {
  const cube = smallCube(randomFrom(seed), MONTHS, seed % 2 === 0 ? 0.5 : 0.08);
  const cells = careless ? hideOnlySmall(cube) : maskCases(cube, PUBLICATION_RULE);
  const published = publicationOf(MONTHS, cells);
  const words = vocabularyOf(published);
  const facts = askEverything(published, 150, randomFrom(seed + 1));
  const nameOf = (level: unknown, i: number): string =>
    level === ALL
      ? i === 0
        ? '*0'
        : '*'
      : level === null
        ? '-'
        : i === 0
          ? String(level)
          : `=${String(level)}`;
  const truth = new Map<string, { cases: number; rates: (readonly number[])[] }>();
  for (let position = 0; position < cube.grid.size; position++)
    truth.set(levelsAt(cube.grid, position).map(nameOf).join('|'), {
      cases: cube.cases[position] ?? 0,
      rates: RATES.map((name) => (cube.rates.get(name) ?? []).map((counts) => counts[position] ?? 0)),
    });
  const trueCount = (table: string, cell: string): number => {
    const { cases = 0, rates = [] } = truth.get(cell) ?? {};
    if (table === 'volume') return cases;
    const [name = '', column] = table.split('.');
    const [yes = 0, no = 0] = rates[RATES.indexOf(name)] ?? [];
    return column === 'n' ? yes + no : column === 'yes' ? yes : no;
  };
  const loot = new Map(
    TABLES.map((table) => [
      table,
      attack(
        facts.filter((fact) => fact.table === table),
        words,
        [MONTHS],
        true,
      ),
    ]),
  );
  // A cell that is in no answer beside its neighbours holds nobody.
  const volume = loot.get('volume');
  const empty = [...truth.keys()]
    .filter((cell) => !volume?.known.has(cell) && !volume?.hidden.includes(cell))
    .map((cell): Fact => {
      const [month = '', district = '', issue = ''] = cell.split('|');
      const member = (name: string) => (name === '*' ? null : [name === '-' ? null : name.slice(1)]);
      const months = month === '*0' ? MONTHS : [month];
      return {
        table: 'volume',
        scope: { months, districts: member(district), issues: member(issue) },
        value: 0,
      };
    });
  return { published, words, facts: [...facts, ...empty], loot, trueCount, truth, cells };
};

/** A base of ten or more that stands in another answer: as the base of another rate, or as the number of cases. */
const isTold = (loot: ReadonlyMap<string, Loot>, { table, cell }: Target, count: number): boolean =>
  table.endsWith('.n') &&
  (RATES.some((name) => loot.get(`${name}.n`)?.known.has(cell)) ||
    loot.get('volume')?.known.get(cell) === count);

describe('a small city of tiny counts', () => {
  it.each(SEEDS)('gives no hidden count away, city %i', (seed) => {
    const { words, facts, loot, trueCount } = raid(seed, false);
    const targets: Target[] = [];
    for (const [table, { hidden, recovered }] of loot) {
      const secrets = recovered.filter((cell) => !isTold(loot, { table, cell }, trueCount(table, cell)));
      expect([table, secrets]).toEqual([table, []]);
      for (const cell of hidden) {
        targets.push({ table, cell });
        if (table.endsWith('.yes')) targets.push({ table: table.replace('.yes', '.no'), cell });
      }
    }
    const bounds = boundsOf(facts, words, [MONTHS], targets);
    const narrow = targets.flatMap((target, i) => {
      const [least, most] = bounds[i] as readonly [number, number];
      const count = trueCount(target.table, target.cell);
      expect(least - 1e-6 <= count && count <= most + 1e-6).toBe(true);
      const isSmall = count > 0 && count < PUBLICATION_RULE.threshold;
      const isComplement = target.table.endsWith('.no');
      if (isComplement && !isSmall) return [];
      if (!isSmall && isTold(loot, target, count)) return [];
      const needed = isSmall && !isComplement ? PUBLICATION_RULE.min_width : 1;
      return most - least < needed - 1e-6 ? [{ ...target, count, least, most }] : [];
    });
    expect(narrow).toEqual([]);
  });

  it('shows no count below ten, and whatever it shows is true', () => {
    const shown = { volume: 0, rates: 0 };
    for (const seed of SEEDS) {
      const { loot, trueCount } = raid(seed, false);
      for (const [table, { known }] of loot)
        for (const [cell, value] of known) {
          if (value > 0) shown[table === 'volume' ? 'volume' : 'rates'] += 1;
          expect([table, cell, value]).toEqual([table, cell, trueCount(table, cell)]);
          expect(value === 0 || value >= PUBLICATION_RULE.threshold).toBe(true);
        }
    }
    // Hiding everything would be safe, too.
    expect(shown.volume).toBeGreaterThan(10 * SEEDS.length);
    expect(shown.rates).toBeGreaterThan(10 * SEEDS.length);
  });

  it('passes the audit of the mask', () => {
    for (const seed of SEEDS) {
      const { published, words, loot } = raid(seed, false);
      const volume = loot.get('volume');
      const levels = {
        month: ['*0', ...MONTHS],
        district: ['*', ...words.districts.map((d) => (d === null ? '-' : `=${d}`))],
        issue: ['*', ...words.issues.map((g) => (g === null ? '-' : `=${g}`))],
      };
      const total = (name: string): string => (name.startsWith('*') ? 'TOTAL' : name);
      const cells = levels.month.flatMap((m) =>
        levels.district.flatMap((d) =>
          levels.issue.map((g) => {
            const cell = [m, d, g].join('|');
            const count = volume?.hidden.includes(cell) ? null : (volume?.known.get(cell) ?? 0);
            return { key: [m, d, g].map(total), count };
          }),
        ),
      );
      const report = audit(
        { dimensions: ['month', 'district', 'issue'], cells },
        { attacker: 'nonneg', threshold: PUBLICATION_RULE.threshold, minWidth: 1 },
      );
      expect([published.entry.publication_id, report.safe, report.leaksExactly]).toEqual([1, true, []]);
    }
  });

  it('would be robbed without the cells that protect others', () => {
    const robbed = SEEDS.map((seed) =>
      [...raid(seed, true).loot.values()].reduce((sum, { recovered }) => sum + recovered.length, 0),
    );
    expect(robbed.filter((n) => n > 0).length).toBeGreaterThan(SEEDS.length / 2);
  });
});
