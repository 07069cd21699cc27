import { createHash } from 'node:crypto';
import type { PainPoint } from '../contract/pain-points.ts';
import { addDays } from '../query/period.ts';
import { byarInterval, wilsonInterval } from '../stats/index.ts';
import type { Detection, Found } from './detect.ts';
import type { Node } from './nodes.ts';
import { onsetOf } from './onset.ts';
import type { Signal } from './test-node.ts';
import { sumWeeks, type WeeklyCells } from './weekly-cells.ts';

/** Weeks a series shows. */
const SHOWN = 52;
/** A test this clear says when the trouble began. */
const CLEAR = 0.01;

const TESTS: Readonly<Record<Signal['kind'], string>> = {
  volume: 'negative_binomial',
  satisfaction: 'fisher_mid_p',
  satisfaction_peers: 'angle_funnel',
  closing: 'log_rank',
};

const limitsOf = ({ observed, expected, base }: Signal): { lower: number | null; upper: number | null } => {
  if (expected <= 0) return { lower: null, upper: null };
  const interval = base === null ? byarInterval(observed, 0.95) : wilsonInterval(observed, base, 0.95);
  if (!interval) return { lower: null, upper: null };
  const per = base === null ? expected : expected / base;
  return { lower: interval.lower / per, upper: interval.upper / per };
};

const stretchOf = (city: WeeklyCells, from: number, to: number): PainPoint['window'] => ({
  from: city.weeks[from] as string,
  to: addDays(city.weeks[to - 1] as string, 6),
  weeks: to - from,
});

/** The share of dissatisfied among those asked in the window; in the last year where too few were. */
const dissatisfiedShare = (node: Node, length: number): number | null => {
  const nWeeks = node.cases.length;
  for (const weeks of [length, SHOWN]) {
    const from = Math.max(0, nWeeks - weeks);
    const n = sumWeeks(node.opinions, from, nWeeks);
    if (n >= 10) return sumWeeks(node.dissatisfied, from, nWeeks) / n;
  }
  return null;
};

const beganIn = ({ tested: { node, season, signals }, signal }: Found, detection: Detection): number => {
  const isClear = (kind: Signal['kind']): boolean =>
    signals.some((each) => each.kind === kind && each.p <= CLEAR);
  const onsets = [
    ...(isClear('volume') ? [onsetOf(node.cases, season, detection.span)] : []),
    ...(isClear('satisfaction') ? [onsetOf(node.dissatisfied, node.opinions, detection.span)] : []),
  ];
  return onsets.length > 0
    ? Math.min(...onsets)
    : Math.max(0, detection.span.nWeeks - (signal.kind === 'closing' ? signal.length : SHOWN));
};

/** What is compared over so long a time that nothing says in which week it began. */
const LASTING: ReadonlySet<Signal['kind']> = new Set(['satisfaction_peers', 'closing']);

/** Which trouble it is: the place and issue it is about, and for a rise the week it began in. */
const identify = (found: Found, district: string | null, issue: string | null, since: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        district,
        issue,
        found.tested.node.group,
        LASTING.has(found.signal.kind) ? null : since,
      ]),
    )
    .digest('hex')
    .slice(0, 12);

/** A found cell in words and numbers, without its rank and its comments. */
export const describe = (city: WeeklyCells, detection: Detection, found: Found): Omit<PainPoint, 'rank'> => {
  const { signal, tested, q, places } = found;
  const { node, season } = tested;
  const { from, to, nWeeks } = detection.span;
  const onset = beganIn(found, detection);
  const since = city.weeks[onset] as string;
  const district = node.place === null ? null : (city.places[node.place] ?? null);
  const issue = node.issue === null ? null : (city.issues[node.issue]?.name ?? null);
  const share = dissatisfiedShare(node, signal.length);
  const n = sumWeeks(node.cases, nWeeks - signal.length, nWeeks);
  const beyond = (signal.observed - signal.expected) * (signal.base === null ? 1 : n / signal.base);
  // Where opinions were counted, what is beyond is dissatisfied people already.
  const isOfCases = signal.kind === 'volume' || signal.kind === 'closing';
  const excess = isOfCases ? beyond * (share ?? 0) : beyond;
  const level = sumWeeks(node.cases, from, to) / Math.max(1e-9, sumWeeks(season, from, to));
  return {
    id: identify(found, district, issue, since),
    district,
    districts: places.map((place) => city.places[place] as string),
    issue,
    issue_group: node.group,
    kind: signal.kind,
    window: stretchOf(city, nWeeks - signal.length, nWeeks),
    baseline: signal.kind === 'satisfaction_peers' ? null : stretchOf(city, from, to),
    since,
    n,
    observed: signal.observed,
    expected: signal.expected,
    base: signal.base,
    days: signal.days ?? null,
    effect: { ratio: signal.observed / Math.max(1e-9, signal.expected), ...limitsOf(signal) },
    test: TESTS[signal.kind],
    p: tested.p,
    q,
    expected_dissatisfied: isOfCases && share === null ? null : excess,
    dissatisfied_share: share,
    evidence: {
      series: city.weeks.slice(-SHOWN).map((week, i) => {
        const at = nWeeks - Math.min(SHOWN, nWeeks) + i;
        return { week, n: node.cases[at] as number, expected: level * (season[at] as number) };
      }),
      comments: [],
    },
  };
};
