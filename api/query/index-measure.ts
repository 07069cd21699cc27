import type { Component } from '../contract/declared.ts';
import { findMetric, type Metric } from '../metrics/index.ts';
import { errorAgainst } from './against.ts';
import { groupKey, type Fetched } from './collect-cells.ts';
import { shareOut } from './declared.ts';
import { estimateIndex, type ScoredComponent } from './estimate-index.ts';
import { differByError } from './estimate-ratings.ts';
import type { Measure, QueryContext } from './measure.ts';
import type { Selection } from './plan.ts';
import type { ValidRequest } from './request.ts';

/** The cells of every component, in the order of the components; a component that has none is undefined. */
export type IndexCells = unknown[];

interface Part extends Pick<ScoredComponent, 'metric' | 'item' | 'weight' | 'unit' | 'lowerIsBetter'> {
  readonly measure: Measure<unknown>;
}

/** Finds the measure of a metric, with its cells sealed. */
export type MeasureOf = (metric: Metric, request: ValidRequest, context: QueryContext) => Measure<unknown>;

const narrow = <Asked extends Pick<Selection, 'where'>>(asked: Asked, item: string | null): Asked =>
  item === null ? asked : { ...asked, where: { ...asked.where, item: [item] } };

const partsOf = (
  components: readonly Component[],
  request: ValidRequest,
  context: QueryContext,
  measureOf: MeasureOf,
): Part[] => {
  const weights = shareOut(components.map(({ weight }) => weight));
  return components.flatMap(({ metric: id, item = null }, i) => {
    const metric = findMetric(id);
    if (!metric) return [];
    return {
      metric: id,
      item,
      weight: weights[i] as number,
      unit: metric.unit as ScoredComponent['unit'],
      lowerIsBetter: metric.direction === 'lower',
      measure: measureOf(metric, narrow(request, item), context),
    };
  });
};

/** The index of declared components: each is read and estimated as it would be alone. */
export const indexMeasure = (
  request: ValidRequest,
  context: QueryContext,
  measureOf: MeasureOf,
): Measure<IndexCells> => {
  const parts = partsOf(request.index ?? [], request, context, measureOf);
  const estimate = (cells: IndexCells) =>
    estimateIndex(
      parts.map(({ measure, ...part }, i) => ({
        ...part,
        estimate: measure.estimate(cells[i] ?? measure.empty()),
      })),
      context.seeded,
    );
  return {
    async fetch(selection) {
      const groups: Fetched<IndexCells>['groups'] = new Map();
      let source: Fetched<IndexCells>['source'] = 'rollup';
      for (const [i, part] of parts.entries()) {
        const fetched = await part.measure.fetch(narrow(selection, part.item));
        if (fetched.source === 'rows') source = 'rows';
        for (const { members, cells } of fetched.groups.values()) {
          const key = groupKey(members, selection.by);
          const group = groups.get(key) ?? { members, cells: parts.map(() => undefined) };
          group.cells[i] = cells;
          groups.set(key, group);
        }
      }
      return { source, groups };
    },
    empty: () => parts.map(() => undefined),
    add(into, from, sign = 1) {
      parts.forEach(({ measure }, i) => {
        if (from[i] !== undefined) into[i] = measure.add(into[i] ?? measure.empty(), from[i], sign);
      });
      return into;
    },
    estimate,
    differ: (a, b) => differByError(a.estimate, b.estimate),
    against: (side, target) => errorAgainst(side.estimate, target, 'normal'),
    available: (cells) => cells.some((each) => each !== undefined),
    note: null,
  };
};
