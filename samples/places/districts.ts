import { CENTRE } from './centre.ts';
import { OUTSKIRTS } from './outskirts.ts';
import type { District } from './place.ts';

/** The twelve districts of the invented city. */
export const DISTRICTS: readonly District[] = [...CENTRE, ...OUTSKIRTS];
