import type { Layout } from '../read/table.ts';
import { headerKey } from './header-key.ts';
import type { CellCheck, Preset } from './preset.ts';
import { PRESETS } from './presets/index.ts';

export interface Recognition {
  /** With the zone the header itself names, as Qualtrics does, where it names one. */
  readonly preset: Preset;
  /** 0–1: share of the preset's headers found, lowered when there is little to go by. */
  readonly score: number;
  readonly reason: string;
  readonly layout: Layout;
}

type Records = readonly (readonly string[])[];

/** Below this, nothing is recognised. */
const THRESHOLD = 0.5;
/** Title and notice records that may stand above a header. */
const MAX_PREAMBLE = 20;

const filled = (cells: readonly string[]): readonly string[] => cells.filter((cell) => cell.trim() !== '');

const holds = (check: CellCheck, records: Records): boolean => {
  const record = records[check.row];
  if (record === undefined) return false;
  const cells =
    check.only === 'first' ? record.slice(0, 1) : check.share === undefined ? record : filled(record);
  const n = cells.filter((cell) => check.pattern.test(cell.trim())).length;
  return n >= Math.max(1, (check.share ?? 0) * cells.length);
};

/** `{"ImportId":"startDate","timeZone":"America/Denver"}` is the only place where an export states its zone. */
const zoneInHeader = (records: Records): string | undefined =>
  records
    .flat()
    .map((cell) => /"timeZone":"([A-Za-z_+\-/0-9]+)"/.exec(cell)?.[1])
    .find((zone) => zone !== undefined);

interface Match {
  readonly score: number;
  readonly evidence: number;
  readonly reason: string;
}

const matchPreset = (preset: Preset, keys: ReadonlySet<string>, records: Records): Match | null => {
  const has = (header: string): boolean => keys.has(headerKey(header));
  if (preset.required?.some((group) => !group.some(has))) return null;
  const checks = preset.checks ?? [];
  if (!checks.every((check) => holds(check, records))) return null;

  const spellings = preset.signature.map((entry) => (typeof entry === 'string' ? [entry] : entry));
  const found = spellings.filter((entry) => entry.some(has)).length;
  const typical = (preset.typical ?? []).filter(has).length;
  const evidence = found + typical + checks.length;
  const recall = found / spellings.length;
  const extract = preset.fixedColumns === true ? (0.9 * (found + typical)) / Math.max(1, keys.size) : 0;
  const score = Math.max(recall, Math.min(extract, 0.9)) * (1 - 0.5 ** evidence);
  const headers = `${found} of ${spellings.length} headers of ${preset.label.en}`;
  return { score, evidence, reason: [headers, ...checks.map((check) => check.says)].join('; ') };
};

/**
 * The preset that explains the first records of a file best, and where its header stands.
 *
 * Every record among the first twenty-one is tried as the header, so title rows above it do no harm. Equal
 * scores go to the preset with more evidence (headers, typical headers, checks), then to the earlier record.
 * `preview` holds the first records as cells; null when no preset reaches a score of 0.5.
 */
export const recognise = (preview: Records): Recognition | null => {
  let best: (Recognition & Match) | null = null;
  for (const [preambleRows, record] of preview.slice(0, MAX_PREAMBLE + 1).entries()) {
    const keys = new Set(record.map(headerKey).filter((key) => key !== ''));
    if (keys.size === 0) continue;
    const records = preview.slice(preambleRows);
    for (const preset of PRESETS) {
      const match = matchPreset(preset, keys, records);
      if (match === null || match.score < THRESHOLD) continue;
      const gain = match.score - (best?.score ?? 0);
      const wins = best === null || gain > 1e-9 || (gain > -1e-9 && match.evidence > best.evidence);
      if (wins) best = { preset, layout: { preambleRows, ...preset.layout }, ...match };
    }
  }
  if (best === null) return null;
  const { preset, score, reason, layout } = best;
  const header = preview.slice(layout.preambleRows, layout.preambleRows + layout.headerRows);
  const timezone = zoneInHeader(header);
  return { preset: timezone === undefined ? preset : { ...preset, timezone }, score, reason, layout };
};
