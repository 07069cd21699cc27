import type { Session } from '../../etl/warehouse/session.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { CubeDescription, MetricSums } from '../contract/cube.ts';
import type { Dimension, GroupDimension } from '../contract/dimensions.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Selection } from '../query/plan.ts';
import { readHeld } from '../query/held.ts';
import { readDataVersion } from '../query/summary.ts';
import { checkCubeRequest, type CubeAsked } from './check-request.ts';
import { cellKeys, layOut, type Blocks } from './lay-out.ts';
import { metricSums } from './metric-sums.ts';
import { partsOf } from './parts.ts';
import { readLists } from './read-members.ts';
import { readPart } from './read-part.ts';

/** A cube: what it is about, its dimensions as lists of members, and its blocks of sums. */
export interface Cube {
  readonly description: CubeDescription;
  readonly lists: readonly (readonly string[])[];
  readonly blocks: Blocks;
}

/** So many rows a page can hold and a connection carry. */
const MOST_ROWS = 500_000;

const tooLarge = (nRows: number, { active, request }: CubeAsked): Problem =>
  new Problem(
    'The cube is too large',
    [
      {
        code: 'cube_too_large',
        detail: `It would have ${nRows} rows, and ${MOST_ROWS} are the most.`,
        pointer: '/by',
        value: request.by.filter((name) => name !== active).join(','),
        way_out: 'Leave out a dimension, take a coarser calendar grain, or filter.',
      },
    ],
    400,
  );

/** Whether the data can answer a metric: something of what it rests on has been counted. */
const canAnswer = ({ formula }: Metric, sums: MetricSums, blocks: Blocks): boolean => {
  const name =
    sums.kind === 'count' ? sums.all : formula.family === 'case_share' ? formula.available : sums.n;
  const column = blocks.sums.get(name);
  return column ? column.subarray(-blocks.nCells || column.length).some((value) => value > 0) : false;
};

/**
 * Answers a cube: cumulative sums over the active calendar grain by the other dimensions. All reads see one state of
 * the ledger. @throws Problem with everything that is wrong with the request, or when it is too large.
 */
export const answerCube = (session: Session, input: unknown): Promise<Cube> => {
  const asked = checkCubeRequest(input);
  const { active, request } = asked;
  const by = request.by.filter((name): name is GroupDimension => name !== active);
  const selection: Selection = {
    by: request.by,
    where: request.where,
    period: { from: request.from ?? null, to: request.to ?? null },
    assessedOnly: request.cases === 'assessed',
  };
  return session.transaction(async () => {
    const parts = partsOf(request, selection, await readHeld(session));
    const facts = [...new Set(parts.map(({ fact }) => fact))];
    const lists = await readLists(session, active, by, facts, selection.period);
    const coded = [];
    for (const part of parts)
      coded.push({ numbers: await readPart(session, part, request.by, lists), sums: part.sums });
    const listOf = (dimension: Dimension): readonly string[] => lists.get(dimension) ?? [];
    const sizes = by.map((dimension) => listOf(dimension).length);
    const bins = listOf(active);
    const keys = cellKeys(coded, sizes);
    const nRows = keys.length * (bins.length + 1);
    if (nRows > MOST_ROWS) throw tooLarge(nRows, asked);
    const blocks = layOut(coded, keys, sizes, bins.length);
    const held = request.metrics.flatMap((metric) => {
      const sums = metricSums(metric, request.cut);
      return sums ? [{ metric, sums, isThere: canAnswer(metric, sums, blocks) }] : [];
    });
    const absent = held
      .filter(({ isThere }) => !isThere)
      .map(({ metric }) => `${metric.label.en} (${metric.id}): nothing here can answer it.`);
    return {
      description: {
        active,
        by,
        bins: [...bins],
        n_cells: blocks.nCells,
        metrics: Object.fromEntries(
          held.filter(({ isThere }) => isThere).map(({ metric, sums }) => [metric.id, sums]),
        ),
        where: request.where,
        from: request.from ?? null,
        to: request.to ?? null,
        audience: request.audience,
        cut: request.cut,
        weighted: !request.unweighted,
        cases: request.cases,
        data_version: await readDataVersion(session),
        source: parts.some(({ source }) => source === 'rows') ? 'rows' : 'rollup',
        notes: [...new Set([...parts.flatMap(({ note }) => note ?? []), ...absent])],
      },
      lists: by.map(listOf),
      blocks,
    };
  });
};
