import type { Kind } from '../../model/field.ts';
import type { Mapping } from '../../model/mapping.ts';
import type { ProblemDetail } from '../../model/problem.ts';
import { suggestFields } from '../suggest-field.ts';
import { blankQuestion, blanksAsNo, oneSidedFields } from './blank-answers.ts';
import { dateQuestion } from './date-questions.ts';
import { Draft } from './draft.ts';
import { findDrift } from './find-drift.ts';
import { applyAnswers } from './from-answers.ts';
import { applyNames, dropPersonal, showNames } from './from-names.ts';
import { applyPreset } from './from-preset.ts';
import { applySet } from './from-set.ts';
import { applySource } from './from-source.ts';
import { inferKind } from './infer-kind.ts';
import { promotePlaces } from './promote-places.ts';
import type { Drift, Proposal, ProposalInput, Question } from './proposal.ts';
import { ratingScales } from './rating-scales.ts';

const unknownKind = (file: string): ProblemDetail => ({
  code: 'unknown_kind',
  detail: `${file} reads neither like a survey nor like complaints.`,
  file,
  way_out:
    'Say which it is with --kind survey or --kind complaints, and name columns with --set field=COLUMN.',
});

/** Walks through the sources of knowledge about the columns, the most certain first. */
const fillDraft = (draft: Draft, input: ProposalInput, kind: Kind, drift: Drift | null): ProblemDetail[] => {
  const { preset, source, sourceColumns, set = {}, file } = input;
  const known = preset?.kind === kind ? preset : null;
  const problems = applySet(draft, set, kind, file);
  if (source) {
    applySource(draft, source, drift, sourceColumns);
    dropPersonal(draft);
    showNames(draft, kind, '; new since the source was saved');
    return problems;
  }
  if (known) applyPreset(draft, known);
  dropPersonal(draft);
  applyNames(draft, kind);
  if (kind === 'survey') applyAnswers(draft, known);
  else showNames(draft, kind, '');
  return problems;
};

/** Complaints need an opening date; the likely columns are named. */
const requireOpening = (draft: Draft, input: ProposalInput, kind: Kind): ProblemDetail[] => {
  const wasNamed = input.set?.opened_at !== undefined;
  if (kind !== 'complaints' || draft.fields.has('opened_at') || wasNamed) return [];
  const likely = input.columns.filter(
    (column) =>
      column.type === 'timestamp' ||
      suggestFields(column, 'complaints').some(({ field, score }) => field === 'opened_at' && score >= 0.3),
  );
  const hint = likely.length > 0 ? ` Likely: ${likely.map(({ name }) => `"${name}"`).join(', ')}.` : '';
  return [
    {
      code: 'no_opening_date',
      detail: `${input.file} names no column for the day a case was opened.`,
      file: input.file,
      pointer: 'fields.opened_at',
      way_out: `Name it with --set opened_at=COLUMN.${hint}`,
    },
  ];
};

const askDates = (draft: Draft, order: string | undefined): Question[] =>
  order !== undefined
    ? []
    : [...new Set([...draft.fields.values()].flat())].flatMap((name) => {
        const column = draft.column(name);
        return column?.date_order === 'ambiguous' ? [dateQuestion(column)] : [];
      });

const fileStem = (file: string): string =>
  file
    .replace(/^.*[/\\]/u, '')
    .replace(/(\.(csv|tsv|txt|gz|zip|xlsx|xls|json|ndjson))+$/iu, '')
    .slice(0, 120) || 'file';

const mergeValues = (...maps: (Mapping['values'] | undefined)[]): NonNullable<Mapping['values']> => {
  const merged: Record<string, Record<string, string>> = {};
  for (const map of maps)
    for (const [field, values] of Object.entries(map ?? {})) merged[field] = { ...merged[field], ...values };
  return merged;
};

/** Marks the item the analyst named as the one that stands for the whole. */
const markOverall = (draft: Draft, wanted: string | undefined, file: string): ProblemDetail[] => {
  if (wanted === undefined) return [];
  const chosen = draft.items.find(({ item, column }) => item === wanted || column === wanted);
  if (!chosen)
    return [
      {
        code: 'unknown_item',
        detail: `${file} has no question "${wanted}".`,
        file,
        pointer: 'set.overall',
        value: wanted,
        way_out: `Questions: ${draft.items.map(({ item }) => item).join(', ') || 'none'}.`,
      },
    ];
  draft.items.forEach((item, i) => {
    const marked = { ...item, overall: true };
    if (item !== chosen) delete (marked as { overall?: boolean }).overall;
    draft.items[i] = marked;
  });
  return [];
};

/**
 * Proposes how the columns of a file become canonical fields and survey items.
 *
 * What the analyst set comes first, then the saved source, the preset, header synonyms, and for surveys the answers
 * themselves. Every column gets exactly one suggestion. `mapping` is null when something is wrong (`problems`);
 * open `questions` leave it in place, so that a caller can show what would happen.
 */
export const proposeMapping = (input: ProposalInput): Proposal => {
  const { file, preset, columns, source, set = {} } = input;
  const kind = input.kind ?? source?.kind ?? preset?.kind ?? inferKind(columns);
  const draft = new Draft(columns);
  if (kind === null) {
    showNames(draft, 'complaints', '');
    showNames(draft, 'survey', '');
    return {
      mapping: null,
      suggestions: draft.suggestions,
      questions: [],
      problems: [unknownKind(file)],
      kind,
      drift: null,
    };
  }
  const known = preset?.kind === kind ? preset : null;
  const drift = findDrift(draft.names, known, source, input.sourceColumns);
  const problems = fillDraft(draft, input, kind, drift);
  problems.push(...markOverall(draft, set.overall, file), ...requireOpening(draft, input, kind));

  const dateOrder = input.dateOrder ?? source?.date_order ?? known?.dateOrder;
  const questions = askDates(draft, dateOrder);
  const oneSided = kind === 'complaints' && !source ? oneSidedFields(draft) : [];
  if (oneSided.length > 0 && set.blank_answers === undefined) questions.push(blankQuestion(oneSided, draft));

  const { fields, suggestions } = promotePlaces(draft.fields, draft.suggestions);
  const values = mergeValues(
    known?.values,
    set.blank_answers === 'no' ? blanksAsNo(oneSided) : undefined,
    source?.values,
  );
  const used = Object.fromEntries(Object.entries(values).filter(([field]) => fields.has(field)));
  const scales = kind === 'complaints' ? ratingScales(draft, known, source) : undefined;
  const constants = {
    ...known?.constants,
    ...source?.constants,
    ...(set.wave_date === undefined ? {} : { wave_date: set.wave_date }),
  };
  const drop = suggestions.filter(({ action }) => action === 'drop').map(({ column }) => column);
  const timezone = input.timezone ?? source?.timezone ?? known?.timezone;
  const presetId = preset?.id ?? source?.preset;
  const mapping: Mapping = {
    kind,
    source: source?.source ?? preset?.id ?? fileStem(file),
    ...(presetId === undefined ? {} : { preset: presetId }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateOrder === undefined ? {} : { date_order: dateOrder }),
    fields: Object.fromEntries(
      [...fields].map(([field, names]) => [field, names.length === 1 ? (names[0] ?? '') : [...names]]),
    ),
    ...(Object.keys(constants).length > 0 ? { constants } : {}),
    ...(Object.keys(used).length > 0 ? { values: used } : {}),
    ...(scales === undefined ? {} : { scales }),
    ...(draft.items.length > 0 ? { items: draft.items } : {}),
    ...(drop.length > 0 ? { drop } : {}),
  };
  return { mapping: problems.length > 0 ? null : mapping, suggestions, questions, problems, kind, drift };
};
