import { nycExport, type NycRow } from './nyc-export.ts';

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** `nRows` complaints spread over two years, places and issue types, so that every pair that fits occurs. */
const spread = (nRows: number, places: readonly string[], types: readonly string[]): NycRow[] =>
  Array.from({ length: nRows }, (_, i) => {
    const month = i % 24;
    const year = 2024 + Math.floor(month / 12);
    const day = twoDigits(1 + (i % 27));
    return {
      key: String(70_000_000 + i),
      created: `${twoDigits(1 + (month % 12))}/${day}/${year} 09:00:00 AM`,
      ...(i % 7 === 0 ? {} : { closed: `${twoDigits(1 + (month % 12))}/28/${year} 06:00:00 PM` }),
      borough: places[(i * 7 + Math.floor(i / places.length)) % places.length] ?? '',
      type: types[(i * 3 + Math.floor(i / types.length)) % types.length] ?? '',
    };
  });

const numbered = (n: number, word: string): string[] =>
  Array.from({ length: n }, (_, i) => `${word} ${i + 1}`);

const TYPES = ['Noise', 'Water Leak', 'Street Light', 'Potholes'];

export const ONE_DISTRICT = nycExport(spread(400, ['Kleinstadt'], TYPES));
export const MANY_DISTRICTS = nycExport(spread(12_000, numbered(400, 'District'), TYPES));
export const MANY_TYPES = nycExport(spread(12_000, numbered(8, 'District'), numbered(2000, 'Type')));

/** Two hundred characters: words, one word without a place to break, Chinese, Arabic and Hebrew. */
export const LONG_NAMES = [
  'The district of the former lower harbour basin and the adjoining warehouses '.repeat(3).slice(0, 200),
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3).slice(0, 200),
  '新型城镇化综合改革试验区高质量发展先行示范街道办事处第十七社区'.repeat(7).slice(0, 200),
  'حي الميناء القديم والمستودعات المجاورة له '.repeat(5).slice(0, 200),
  'שכונת הנמל הישן (דרום) 12',
] as const;
const LONG_TYPES = [
  'Noise from construction sites, bars, deliveries and everything else that is loud at night '
    .repeat(3)
    .slice(0, 200),
  'ضوضاء ليلية من مواقع البناء والمقاهي',
  'Water Leak',
];
export const LONG_CITY = nycExport(spread(1500, LONG_NAMES, LONG_TYPES));

/** Ten districts, and boundaries for six of them and for one that nobody complained in. */
export const HALF_MAPPED = nycExport(spread(2000, numbered(10, 'District'), TYPES));
export const HALF_A_MAP = JSON.stringify({
  type: 'FeatureCollection',
  features: [...numbered(6, 'District'), 'Elsewhere'].map((name, i) => ({
    type: 'Feature',
    properties: { id: name, name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [i % 3, Math.floor(i / 3)],
          [(i % 3) + 1, Math.floor(i / 3)],
          [(i % 3) + 1, Math.floor(i / 3) + 1],
          [i % 3, Math.floor(i / 3) + 1],
          [i % 3, Math.floor(i / 3)],
        ].map(([x = 0, y = 0]) => [10 + x / 10, 50 + y / 10]),
      ],
    },
  })),
});
