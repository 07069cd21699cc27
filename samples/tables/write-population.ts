import { DISTRICTS } from '../places/districts.ts';

/** Residents per district and year, header first. */
export const writePopulation = (): string[][] => [
  ['district', 'year', 'population'],
  ...DISTRICTS.flatMap(({ en, population, growth }) =>
    [2024, 2025, 2026].map((year) => [
      en,
      String(year),
      String(Math.round(population * (1 + growth) ** (year - 2025))),
    ]),
  ),
];
