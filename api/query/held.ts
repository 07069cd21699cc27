import { isAliased, type AliasedDimension } from '../../etl/places/statement.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { readInstruments, type KnownInstrument } from './rating-choice.ts';
import type { CellStore } from './store/cell-store.ts';
import { readRaked, type Raked } from './weights/raked.ts';

/** What a question needs to know of the warehouse before it is asked; the same as long as the data version is. */
export interface Held {
  readonly version: number;
  readonly instruments: readonly KnownInstrument[];
  readonly hasCases: boolean;
  /** Live rows of complaint sources. */
  readonly nCases: number;
  /** Last day on which anything happened in a complaint source; null without complaints. */
  readonly lastCaseDay: string | null;
  /** Whole days that the slowest case took to be closed; null where none was. */
  readonly longestClose: number | null;
  /** First and last day that a case was opened or an answer given on; null where nothing has a day. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Dimensions of which any spelling stands for another value. */
  readonly aliased: ReadonlySet<AliasedDimension>;
  /** Weights that meet declared margins; null where there are none. */
  readonly raked: Raked | null;
}

/** A session that reads, with what the warehouse holds. */
export interface Reader extends Session {
  readonly held: Held;
  /** Rollups in memory; null where the engine is to answer. */
  readonly store?: CellStore | null;
}

interface State {
  readonly version: number;
  readonly n: number | null;
  readonly last_case: string | null;
  readonly longest: number | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly aliased: readonly string[];
}

const readState = async (session: Session, version: number): Promise<Held> => {
  const [state] = await session.rows<State>(
    `SELECT sum(n) FILTER (WHERE kind = 'complaints') AS n,
       CAST(max(latest_at) FILTER (WHERE kind = 'complaints') AS DATE) AS last_case,
       (SELECT max(days) FROM case_close_total) AS longest, min(first_on) AS first_day, max(last_on) AS last_day,
       coalesce((SELECT list(DISTINCT dimension) FROM alias), []) AS aliased
     FROM source_state`,
  );
  const aliased = new Set((state?.aliased ?? []).filter(isAliased));
  return {
    version,
    instruments: await readInstruments(session),
    hasCases: (state?.n ?? 0) > 0,
    nCases: state?.n ?? 0,
    lastCaseDay: state?.last_case ?? null,
    longestClose: state?.longest ?? null,
    firstDay: state?.first_day ?? null,
    lastDay: state?.last_day ?? null,
    aliased,
    raked: await readRaked(session, { aliased }),
  };
};

/** Reads what the warehouse holds, once for every data version. */
export const readHeld = async (session: Session): Promise<Held> => {
  const [row] = await session.rows<{ version: number }>('SELECT version FROM data_version');
  const version = row?.version ?? 0;
  return session.remember(`held ${version}`, () => readState(session, version));
};
