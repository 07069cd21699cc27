import type { Theme } from '../contract/themes.ts';
import { wilsonInterval } from '../stats/index.ts';
import { commonIn, type CommonIn } from './common.ts';
import { sumBy, type MonthlyCell } from './monthly-cells.ts';
import { THEME } from './settings.ts';

export interface Chosen {
  readonly nIssues: number;
  readonly nTested: number;
  /** In the order in which they are proposed. */
  readonly themes: readonly Theme[];
}

const countCommon = (issue: string, family: CommonIn, share: number): Theme['breadth'] => {
  const n = family.strata.filter((stratum) => (family.at(issue, stratum)?.q ?? 1) <= THEME.q).length;
  const needed = Math.ceil(share * family.strata.length - 1e-9);
  return { n, of: family.strata.length, needed, passed: n > 0 && n >= needed };
};

const listOf = (issue: string, family: CommonIn): { name: string; n: number; common: boolean }[] =>
  family.strata.map((name) => {
    const held = family.at(issue, name);
    return { name, n: held?.n ?? 0, common: (held?.q ?? 1) <= THEME.q };
  });

const dissatisfiedOf = (unhappy: number, opinions: number): Theme['dissatisfied'] => {
  const interval = opinions >= THEME.fewestOpinions ? wilsonInterval(unhappy, opinions, THEME.level) : null;
  return {
    n: opinions,
    share: interval ? unhappy / opinions : null,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  };
};

/**
 * Candidates for the theme of the month: an issue that is common in the city (volume), in most districts (breadth) and in
 * most months (persistence), each by the same test of more cases than an average issue has. Ordered by how many
 * dissatisfied people stand behind it: cases × share of dissatisfied. Pure.
 */
export const chooseThemes = (cells: readonly MonthlyCell[]): Chosen => {
  const volumes = sumBy(cells, ({ issue }) => issue);
  const issues = [...volumes.keys()].sort();
  const groups = new Map(cells.map(({ issue, group }) => [issue, group]));
  const opinions = sumBy(
    cells,
    ({ issue }) => issue,
    (cell) => cell.opinions,
  );
  const unhappy = sumBy(
    cells,
    ({ issue }) => issue,
    (cell) => cell.dissatisfied,
  );
  const city = commonIn(cells, issues, () => '', 1);
  const districts = commonIn(cells, issues, ({ district }) => district, THEME.fewestCases);
  const months = commonIn(cells, issues, ({ month }) => month, 1);
  const themes = issues.map((issue): Theme => {
    const whole = city.at(issue, '') ?? { n: 0, total: 1, q: 1 };
    const volume = { n: whole.n, share: whole.n / whole.total, q: whole.q, passed: whole.q <= THEME.q };
    const breadth = countCommon(issue, districts, THEME.breadth);
    const persistence = countCommon(issue, months, THEME.persistence);
    const dissatisfied = dissatisfiedOf(unhappy.get(issue) ?? 0, opinions.get(issue) ?? 0);
    return {
      rank: 0,
      issue,
      issue_group: groups.get(issue) ?? null,
      volume,
      breadth,
      persistence,
      dissatisfied,
      expected_dissatisfied: dissatisfied.share === null ? null : whole.n * dissatisfied.share,
      districts: listOf(issue, districts).map(({ name, ...rest }) => ({ district: name, ...rest })),
      months: listOf(issue, months).map(({ name, ...rest }) => ({ month: name, ...rest })),
      candidate: volume.passed && breadth.passed && persistence.passed,
    };
  });
  const weight = ({ expected_dissatisfied: people }: Theme): number => people ?? -1;
  return {
    nIssues: issues.length,
    nTested: city.nTested + districts.nTested + months.nTested,
    themes: themes
      .filter(({ volume }) => volume.passed)
      .sort((a, b) => Number(b.candidate) - Number(a.candidate) || weight(b) - weight(a))
      .map((theme, i) => ({ ...theme, rank: i + 1 })),
  };
};
