const HEADER =
  'Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Location Type,Incident Zip,Incident Address,Street Name,Cross Street 1,Cross Street 2,Intersection Street 1,Intersection Street 2,Address Type,City,Landmark,Facility Type,Status,Due Date,Resolution Description,Resolution Action Updated Date,Community Board,BBL,Borough,X Coordinate (State Plane),Y Coordinate (State Plane),Open Data Channel Type,Park Facility Name,Park Borough,Vehicle Type,Taxi Company Borough,Taxi Pick Up Location,Bridge Highway Name,Bridge Highway Direction,Road Ramp,Bridge Highway Segment,Latitude,Longitude,Location'.split(
    ',',
  );

/** One row of an export in the layout of NYC 311; the rest of its 41 columns stay empty. */
export interface NycRow {
  readonly key: string;
  readonly created: string;
  readonly closed?: string;
  readonly type: string;
  readonly borough: string;
  readonly channel?: string;
  readonly text?: string;
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** CSV text in the layout of NYC 311. */
export const nycExport = (rows: readonly NycRow[]): string =>
  [
    HEADER,
    ...rows.map((row) => {
      const cells = new Map<string, string>([
        ['Unique Key', row.key],
        ['Created Date', row.created],
        ['Closed Date', row.closed ?? ''],
        ['Agency', 'DEP'],
        ['Complaint Type', row.type],
        ['Status', row.closed ? 'Closed' : 'Open'],
        ['Resolution Description', row.text ?? ''],
        ['Borough', row.borough],
        ['Open Data Channel Type', row.channel ?? 'PHONE'],
      ]);
      return HEADER.map((name) => cells.get(name) ?? '');
    }),
  ]
    .map((cells) => cells.map(cell).join(','))
    .join('\n') + '\n';

/** A plain export: `n` cases over two boroughs, three types and two months. */
export const plainNycExport = (n: number): string =>
  nycExport(
    Array.from({ length: n }, (_, i) => ({
      key: String(60_000_000 + i),
      created: `0${3 + (i % 2)}/${String(13 + (i % 15)).padStart(2, '0')}/2025 09:${String(i % 60).padStart(2, '0')}:00 AM`,
      ...(i % 4 === 0
        ? {}
        : { closed: `0${5 + (i % 2)}/${String(13 + (i % 15)).padStart(2, '0')}/2025 11:00:00 AM` }),
      type: ['Noise', 'Water Leak', '=HYPERLINK("http://x")'][i % 3] ?? '',
      borough: i % 5 === 0 ? 'QUEENS' : 'BROOKLYN',
    })),
  );
