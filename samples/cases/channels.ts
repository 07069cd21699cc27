import type { Name } from '../places/place.ts';

/** Ways to reach the hotline, with their weights. */
export const HOTLINE_CHANNELS: readonly (readonly [Name, number])[] = [
  [{ en: 'Phone', zh: '电话' }, 68],
  [{ en: 'App', zh: '微信' }, 17],
  [{ en: 'Web', zh: '网站' }, 11],
  [{ en: 'Letter', zh: '来信' }, 1],
  [{ en: 'Counter', zh: '窗口' }, 3],
];

/** Ways to reach the city's own application, with their weights. */
export const APP_CHANNELS: readonly (readonly [string, number])[] = [
  ['App', 66],
  ['Web', 26],
  ['Counter', 8],
];
