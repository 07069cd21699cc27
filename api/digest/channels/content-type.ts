/** The media type of a file of a digest, by its name. */
export const contentTypeOf = (name: string): string => {
  if (name.endsWith('.csv')) return 'text/csv';
  return name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
};
