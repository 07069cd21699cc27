/** Words by how strong they are, 1–4; the sign is the list's. Words are divided by white space. */
export type WordList = Readonly<Partial<Record<'1' | '1.5' | '2' | '2.5' | '3' | '4', string>>>;

/** The words of lists with their valence. */
export const readLists = (lists: readonly WordList[], sign: 1 | -1): [string, number][] =>
  lists.flatMap((list) =>
    Object.entries(list).flatMap(([strength, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word): [string, number] => [word, sign * Number(strength)]),
    ),
  );
