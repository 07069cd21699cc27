import type { CheckedDigest } from '../../../../api/contract/digests.ts';

export type Mistake = CheckedDigest['problems'][number];

const isAt = ({ pointer = '' }: Mistake, field: string): boolean =>
  pointer === field || pointer.startsWith(`${field}/`);

/** What is wrong with a field, or with anything inside it. */
export const mistakesAt = (mistakes: readonly Mistake[], field: string): Mistake[] =>
  mistakes.filter((mistake) => isAt(mistake, field));

/** What no field of the page shows. */
export const mistakesElsewhere = (mistakes: readonly Mistake[], fields: readonly string[]): Mistake[] =>
  mistakes.filter((mistake) => !fields.some((field) => isAt(mistake, field)));
