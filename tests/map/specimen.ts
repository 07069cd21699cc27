/** First records of each format as its publisher or tool writes them; typed from exports, not from the presets. */
export interface Specimen {
  readonly id: string;
  readonly version: number;
  readonly records: readonly (readonly string[])[];
}

export const row = (line: string, separator = ','): string[] => line.split(separator);
