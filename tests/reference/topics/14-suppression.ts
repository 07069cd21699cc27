import {
  audit,
  DEFAULT_RULE,
  publishTable,
  suppressTable,
  type Attacker,
  type Bound,
  type CountTable,
  type Hierarchies,
  type MaskRule,
  type PublishedTable,
} from '../../../api/mask/index.ts';
import { toNumber, type CaseFiles, type ReferenceCase, type Topic } from '../case.ts';
import { findInnerOptimum } from './14-inner-optimum.ts';

const TOLD = { p: 'primary', c: 'secondary' } as const;
const FLAG = { primary: 'p', secondary: 'c', nothing: 'x' } as const;

/** Most hidden cells our pattern may have, as a multiple of the exhaustive optimum. */
const MOST_TIMES_OPTIMUM = 1.3;

const param = (of: ReferenceCase, name: string): number => of.params?.[name] as number;

function readPublished(of: ReferenceCase, files: CaseFiles): PublishedTable {
  const rows = files.rows(of);
  const dimensions = Object.keys(rows[0] ?? {}).filter((column) => column !== 'value' && column !== 'flag');
  const hierarchies = (of.params?.['hierarchy'] ?? {}) as Hierarchies;
  const cells = rows.map((row) => ({
    key: dimensions.map((dimension) => row[dimension] ?? ''),
    count: toNumber(row['value']),
    told: TOLD[row['flag'] as keyof typeof TOLD] ?? ('nothing' as const),
  }));
  return { dimensions, cells, hierarchies };
}

const orNull = (bound: Bound): Bound | null => (bound === 'unbounded' ? null : bound);

function attack(of: ReferenceCase, table: PublishedTable, attacker: Attacker) {
  const options = { attacker, threshold: param(of, 'threshold'), minWidth: param(of, 'min_width') };
  const { consistent, leaksExactly, tooNarrow, safe, bounds } = audit(table, options);
  return {
    consistent,
    leaks_exactly: leaksExactly,
    too_narrow: tooNarrow,
    safe,
    bounds: bounds.map((cell) => ({
      cell: cell.key,
      flag: FLAG[cell.told],
      lp_min: orNull(cell.realMin),
      int_min: orNull(cell.wholeMin),
      lp_max: orNull(cell.realMax),
      int_max: orNull(cell.wholeMax),
    })),
  };
}

/**
 * Any safe pattern with few enough cells is right. So our pattern is attacked and counted here, under the case's own
 * question (no exact leak) and, for safety only, under the product's stricter rule; what is compared with the
 * reference is the optimum, found anew with our own audit.
 */
function suppress(of: ReferenceCase, files: CaseFiles) {
  const { dimensions, cells, hierarchies = {} } = readPublished(of, files);
  const table: CountTable = {
    dimensions,
    cells: cells.map(({ key, count }) => ({ key, count: count ?? NaN })),
    hierarchies,
  };
  const threshold = param(of, 'threshold');
  const question = { attacker: 'nonneg', threshold, minWidth: 1 } as const;
  const primary = table.cells.flatMap(({ count }, i) => (count > 0 && count < threshold ? [i] : []));
  const most = of.expected['searched_up_to'] as number;
  const optimum = findInnerOptimum(table, primary, most, question);

  const hide = (asked: MaskRule): number => {
    const result = suppressTable(table, asked);
    if (!audit(publishTable(table, result), asked).safe)
      throw new Error(`leaks for ${JSON.stringify(asked)}`);
    if (!primary.every((cell) => result.hidden[cell])) throw new Error('a small count is shown');
    return result.secondary;
  };
  hide({ ...DEFAULT_RULE, threshold });
  const hidden = primary.length + hide(question);
  const allowed = MOST_TIMES_OPTIMUM * (primary.length + (optimum?.least_secondary_cells ?? Infinity));
  if (hidden > allowed) throw new Error(`${hidden} cells hidden, at most ${allowed} allowed`);
  return {
    primary: primary.map((cell) => table.cells[cell]?.key),
    optimum_interior_only: optimum,
    searched_up_to: most,
  };
}

/** Disclosure control of tables of counts. */
export const suppression: Topic = {
  adapters: {
    suppression_check: (of, files) => {
      const table = readPublished(of, files);
      return { nonneg: attack(of, table, 'nonneg'), rule: attack(of, table, 'rule') };
    },
    suppress_table: suppress,
  },
};
