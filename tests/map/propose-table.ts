import {
  PRESETS,
  proposeMapping,
  type Preset,
  type Proposal,
  type ProposalInput,
} from '../../etl/map/index.ts';
import { profileRows } from './profile-columns.ts';

export const presetOf = (id: string): Preset => {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  return preset;
};

const table = (text: string): { headers: string[]; rows: string[][] } => {
  const [headers = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return { headers, rows };
};

/** Proposes a mapping for a table written as lines of cells separated by bars. */
export const propose = (text: string, more: Partial<ProposalInput> = {}): Proposal => {
  const { headers, rows } = table(text);
  return proposeMapping({ file: 'export.csv', preset: null, columns: profileRows(headers, rows), ...more });
};

/** What becomes of each column, as `action:field or item`. */
export const actions = (proposal: Proposal): Record<string, string> =>
  Object.fromEntries(
    proposal.suggestions.map(({ column, action, field, item }) => [
      column,
      `${action}:${field ?? item ?? ''}`,
    ]),
  );

/** Complaints of no known format; every date can be read both ways. */
export const UNKNOWN_CASES = `
Ticket No | Date reported | Completed | Borough | Type of complaint | Department | Caller name | Colour
A-1 | 03/04/2025 | 05/04/2025 | North | Noise | Police | Ann | red
A-2 | 04/05/2025 | 06/06/2025 | South | Trash | Works | Bob | blue
A-3 | 05/06/2025 | 07/08/2025 | North | Noise | Police | Cid | red
`;
