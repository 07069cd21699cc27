/** A group of figures that `npm run evaluate` prints: how well the product does on data whose truth is known. */
export interface Evaluation {
  readonly name: string;
  readonly what: string;
  /**
   * Prints through `print`, one line at a time.
   * @param words what stands behind the group's name on the command line.
   */
  run(print: (line: string) => void, words: readonly string[]): Promise<void>;
}

export const figure = (value: number): string => value.toFixed(3);

/** Lines of a table, columns divided by tabs. */
export const row = (...cells: readonly (string | number)[]): string => cells.join('\t');
