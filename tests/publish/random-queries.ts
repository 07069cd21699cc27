/** A fixed pseudo-random sequence in [0, 1). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
};

export interface Vocabulary {
  readonly months: readonly string[];
  readonly districts: readonly (string | null)[];
  readonly issues: readonly (string | null)[];
  readonly issueLevel: string;
  readonly survey: boolean;
}

export type PublicQuery = Record<string, unknown> & { readonly by: readonly string[] };

const CASES = ['volume', 'response_rate', 'resolution_rate', 'satisfaction_rate'];
const SURVEY = ['top2', 'bottom2', 'net_satisfaction'];

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** Any question the public may ask: grain, members, months. */
export const randomQuery = (random: () => number, words: Vocabulary): PublicQuery => {
  const chance = (p: number): boolean => random() < p;
  const some = <T>(all: readonly T[]): T[] => {
    const most = 1 + Math.floor(random() * Math.min(4, all.length));
    return [...new Set(Array.from({ length: most }, () => all[Math.floor(random() * all.length)] as T))];
  };
  const aboutSurvey = words.survey && chance(0.2);
  const dimensions = ['month', 'district', ...(aboutSurvey ? [] : [words.issueLevel])];
  const where: Record<string, unknown> = {};
  if (chance(0.55)) where['district'] = some(words.districts);
  if (!aboutSurvey && chance(0.55)) where[words.issueLevel] = some(words.issues);
  const [a, b] = [random(), random()].map((x) => Math.floor(x * words.months.length)).sort((x, y) => x - y);
  const months = chance(0.7)
    ? { from: `${words.months[a ?? 0]}-01`, to: lastDayOf(words.months[b ?? 0] ?? '') }
    : {};
  return {
    metrics: aboutSurvey ? SURVEY : chance(0.5) ? CASES : some(CASES),
    by: dimensions.filter(() => chance(0.35)),
    where,
    ...months,
  };
};

/** The questions that show the cube itself: every grain without a filter. */
export const everyGrain = (words: Vocabulary): PublicQuery[] => {
  const months = words.months.map((month) => ({ from: `${month}-01`, to: lastDayOf(month) }));
  const subsets = (all: readonly string[]): string[][] =>
    all.reduce<string[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]]);
  return [
    ...subsets(['month', 'district', words.issueLevel]).map((by) => ({ metrics: CASES, by, where: {} })),
    ...(words.survey ? subsets(['month', 'district']).map((by) => ({ metrics: SURVEY, by, where: {} })) : []),
    ...months.map((period) => ({ metrics: CASES, by: [], where: {}, ...period })),
  ];
};
