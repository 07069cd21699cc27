import type { Scale } from '../../etl/model/scale.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { aliasJoins, dimensionSql } from '../query/dimension-sql.ts';
import { addWithTotals, axisOf, gridOf, leafFinder } from './grid.ts';
import type { SurveyCube } from './protect/groups.ts';

/** On a shorter scale the two best and the two worst options overlap. */
const FEWEST_POINTS = 4;

type Row = {
  month: string;
  district: string | null;
  scale: string;
  point: number;
  n: number;
};

/** The class of an answer: 0 one of the two best options, 2 one of the two worst, 1 between; null on a short scale. */
export const classOf = (scale: Scale, point: number): 0 | 1 | 2 | null => {
  const values = scale.points.map(({ value }) => value).sort((a, b) => a - b);
  if (values.length < FEWEST_POINTS) return null;
  if (values.slice(-2).includes(point)) return 0;
  return values.slice(0, 2).includes(point) ? 2 : 1;
};

/** Unweighted answers to the overall item in the given months, by month × district; null where there are none. */
export const readSurveyCube = async (
  session: Session,
  months: readonly string[],
): Promise<SurveyCube | null> => {
  const rows = await session.rows<Row>(
    `SELECT ${dimensionSql('month', 'rating')} AS month, ${dimensionSql('district', 'rating')} AS district,
       CAST(i.scale AS VARCHAR) AS scale, f.point AS point, CAST(sum(f.n) AS BIGINT) AS n
     FROM rating_month f JOIN instrument i USING (instrument) ${aliasJoins(['district'])}
     WHERE f.kind = 'survey' AND i.overall AND f.point IS NOT NULL
       AND list_contains($months, ${dimensionSql('month', 'rating')}) GROUP BY ALL HAVING sum(f.n) > 0`,
    { months: [...months] },
  );
  const classed = rows.flatMap((row) => {
    const group = classOf(JSON.parse(row.scale) as Scale, row.point);
    return group === null ? [] : [{ ...row, group }];
  });
  if (classed.length === 0) return null;
  const grid = gridOf([
    axisOf('month', months),
    axisOf(
      'district',
      classed.map((row) => row.district),
    ),
  ]);
  const [n, ...classes] = [0, 1, 2, 3].map(() => new Float64Array(grid.size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const leafOf = leafFinder(grid);
  for (const row of classed) {
    const leaf = leafOf([row.month, row.district]);
    addWithTotals(grid, n, leaf, row.n);
    addWithTotals(grid, classes[row.group] as Float64Array, leaf, row.n);
  }
  return { grid, n, classes };
};
