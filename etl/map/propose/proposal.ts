import type { Kind } from '../../model/field.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { ProblemDetail } from '../../model/problem.ts';
import type { DateOrder } from '../../profile/column-profile.ts';
import type { ProfiledColumn } from '../items/answers.ts';
import type { Preset } from '../preset.ts';

/** What becomes of one column; every column of the file has exactly one. */
export interface Suggestion {
  readonly column: string;
  /** The field it fills, or could fill when the action is `unknown` or `ignore`. */
  readonly field: string | null;
  /** Survey item; for several answers in a cell the question they belong to. */
  readonly item?: string;
  readonly score: number;
  readonly reason: string;
  /** `ignore`: understood and left out; `unknown`: not understood, a person should look. */
  readonly action: 'field' | 'item' | 'drop' | 'ignore' | 'unknown';
}

interface Text {
  readonly en: string;
  readonly zh: string;
}

/** Something only a person can answer before the file is imported. */
export interface Question {
  readonly id: string;
  readonly text: Text;
  readonly choices: readonly { readonly id: string; readonly label: Text; readonly example?: string }[];
}

/** How the header differs from what the preset or the saved source expects. */
export interface Drift {
  readonly added: string[];
  readonly gone: string[];
  readonly renamed: { from: string; to: string }[];
}

export interface ProposalInput {
  readonly file: string;
  readonly preset: Preset | null;
  readonly columns: readonly ProfiledColumn[];
  readonly kind?: Kind;
  /** A saved mapping; it decides, and what it does not name is only reported. */
  readonly source?: Mapping;
  /** All columns of the file the source was saved from; without them only those it names are expected. */
  readonly sourceColumns?: readonly string[];
  /** Answers of the analyst: field → column, `wave_date` → day, `overall` → item, `blank_answers` → no | unknown. */
  readonly set?: Readonly<Record<string, string>>;
  readonly dateOrder?: DateOrder;
  readonly timezone?: string;
}

export interface Proposal {
  /** Null when there is a problem; questions may still be open. */
  readonly mapping: Mapping | null;
  readonly suggestions: readonly Suggestion[];
  readonly questions: readonly Question[];
  readonly problems: readonly ProblemDetail[];
  readonly kind: Kind | null;
  readonly drift: Drift | null;
}
