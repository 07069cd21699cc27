export { guessLayout } from './layout/guess-layout.ts';
export { headersOf } from './layout/headers-of.ts';
export { openSheet, type OpenOptions } from './open-sheet.ts';
export { readTable } from './read-table.ts';
export { listReadings } from './encoding/list-readings.ts';
