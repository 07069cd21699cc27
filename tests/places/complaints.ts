/** A complaint as these tests state it; what is left out is blank. */
export interface Complaint {
  readonly opened: string;
  readonly district?: string;
  readonly subdistrict?: string;
  readonly community?: string;
  readonly issue?: string;
  readonly detail?: string;
  readonly latitude?: string | number;
  readonly longitude?: string | number;
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** An export of numbered complaints. */
export const complaintsCsv = (rows: readonly Complaint[], prefix = 'P'): string =>
  [
    ['Case', 'Opened on', 'Area', 'Part', 'Quarter', 'Topic', 'Detail', 'Lat', 'Lon'],
    ...rows.map((row, i) => [
      `${prefix}${i}`,
      row.opened,
      row.district ?? '',
      row.subdistrict ?? '',
      row.community ?? '',
      row.issue ?? '',
      row.detail ?? '',
      String(row.latitude ?? ''),
      String(row.longitude ?? ''),
    ]),
  ]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n') + '\n';

/** The mapping of these exports. */
export const COMPLAINTS = {
  kind: 'complaints' as const,
  source: 'places',
  fields: {
    case_id: 'Case',
    opened_at: 'Opened on',
    district: 'Area',
    subdistrict: 'Part',
    community: 'Quarter',
    issue: 'Topic',
    issue_detail: 'Detail',
    latitude: 'Lat',
    longitude: 'Lon',
  },
};
