import { z } from 'zod';

/** A mapping that was saved under a name, with the columns of the file it was made for. */
export const savedSourceSchema = z.object({
  name: z.string(),
  mapping: z
    .object({
      kind: z.enum(['survey', 'complaints']),
      preset: z.string().optional(),
      fields: z.record(z.string(), z.unknown()),
      items: z.array(z.unknown()).optional(),
    })
    .loose(),
  columns: z.array(z.string()),
  saved_at: z.string(),
});

/** An upload that was taken, and where its progress is told. */
export const startedImportSchema = z.object({ job_id: z.string(), file: z.string(), events: z.string() });

export type SavedSourceEntry = z.infer<typeof savedSourceSchema>;
export type StartedImport = z.infer<typeof startedImportSchema>;
