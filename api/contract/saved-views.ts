import { z } from 'zod';

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'no control characters');

/** A path of this dashboard with what is chosen on it: never another site. */
const addressSchema = z
  .string()
  .max(8000)
  .regex(/^\/(?![/\\])[^\s\\\p{Cc}]*$/u, 'a path of the dashboard, such as /districts?district=Harbour');

export const newSavedViewSchema = z.strictObject({ name: nameSchema, address: addressSchema });

export const savedViewChangeSchema = newSavedViewSchema
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'a name, an address or both');

export const savedViewSchema = z.object({
  view_id: z.int(),
  name: z.string(),
  address: z.string(),
  saved_at: z.string(),
});

export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) });

export type NewSavedView = z.infer<typeof newSavedViewSchema>;
export type SavedViewChange = z.infer<typeof savedViewChangeSchema>;
export type SavedView = z.infer<typeof savedViewSchema>;
export type SavedViewsAnswer = z.infer<typeof savedViewsSchema>;
