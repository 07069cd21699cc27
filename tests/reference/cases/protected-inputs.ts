/**
 * Inputs that come from an R package's own data and carry its licence, by topic: files, and the beginnings of ids whose
 * numbers stand in the case itself. Cases that need them are compared by `npm run reference -- DIR` only.
 */
export const PROTECTED_INPUTS: Readonly<Record<string, readonly string[]>> = {
  '02': ['nhanes.csv', 'apistrat.csv', 'apiclus1.csv'],
  '03': ['apiclus1.csv', 'api-w-'],
  '04': ['insteval.csv'],
  '05': ['aml.csv', 'lung.csv', 'veteran.csv'],
  '06': ['insteval-dept.csv', 'insurance.csv'],
  '09': ['agona'],
  '11': ['bfi.csv'],
  '12': ['insteval.csv'],
  '13': ['bfi.csv'],
};

/** Whether a case needs such an input. */
export const isProtected = (
  topic: string,
  of: { id: string; file?: string; params?: Readonly<Record<string, unknown>> },
): boolean => {
  const names = [of.id, of.file, ...Object.values(of.params ?? {})].filter(
    (name) => typeof name === 'string',
  );
  return (PROTECTED_INPUTS[topic.slice(0, 2)] ?? []).some((start) =>
    names.some((name) => name.startsWith(start)),
  );
};
