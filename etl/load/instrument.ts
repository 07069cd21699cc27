import { createHash } from 'node:crypto';
import { scaleRange, type Scale } from '../model/scale.ts';
import type { Session } from '../warehouse/session.ts';

/** A question as it was asked: a change of wording, options, mode or order is another instrument, and a trend breaks there. */
export interface Instrument {
  readonly source: string;
  readonly item: string;
  readonly label: { readonly en: string; readonly zh: string };
  /** The wording in the questionnaire, where the export carries it. */
  readonly wording?: string;
  /** How it was asked: on paper, online, by telephone. */
  readonly mode?: string | undefined;
  /** The question asked before it; null for the first. An answer depends on what one has just thought about. */
  readonly after?: string | null;
  readonly scale: Scale;
  readonly overall?: boolean;
  readonly sense?: string | undefined;
  readonly issue_group?: string | undefined;
  readonly issue?: string | undefined;
}

/** Short hash of source, item, wording, options, mode and place in the questionnaire. */
export const instrumentId = (instrument: Instrument): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        instrument.source,
        instrument.item,
        instrument.wording ?? '',
        instrument.scale.points.map((point) => [point.value, point.label?.en ?? '']),
        instrument.scale.reversed ?? false,
        instrument.mode ?? '',
        instrument.after ?? '',
      ]),
    )
    .digest('hex')
    .slice(0, 12);

/** Remembers an instrument, with its latest labels; resolves to its id. */
export const registerInstrument = async (session: Session, instrument: Instrument): Promise<string> => {
  const id = instrumentId(instrument);
  await session.run(
    `INSERT OR REPLACE INTO instrument (instrument, source, item, label_en, label_zh, scale, min_point, max_point, overall, sense,
       issue_group, issue) VALUES ($id, $source, $item, $label_en, $label_zh, $scale, $min, $max, $overall, $sense,
       $issue_group, $issue)`,
    {
      id,
      source: instrument.source,
      item: instrument.item,
      label_en: instrument.label.en,
      label_zh: instrument.label.zh,
      scale: JSON.stringify(instrument.scale),
      ...scaleRange(instrument.scale),
      overall: instrument.overall ?? false,
      sense: instrument.sense ?? null,
      issue_group: instrument.issue_group ?? null,
      issue: instrument.issue ?? null,
    },
  );
  return id;
};
