import { z } from 'zod';

/** From least to most: each may do what those before it may. */
export const ROLES = ['public', 'viewer', 'analyst', 'admin'] as const;
export const roleSchema = z.enum(ROLES);

/** Roles an account or a token can have. */
export const accountRoleSchema = z.enum(['viewer', 'analyst', 'admin']);

export const accountNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}:]+$/u, 'no control characters and no colon');

const districtsSchema = z.array(z.string().min(1).max(200)).min(1).max(500).nullable();

export const signInSchema = z.strictObject({ name: z.string().max(200), password: z.string().max(1000) });

/** Who is asking. `csrf` goes into the X-CSRF-Token header of every request that changes something. */
export const sessionSchema = z.object({
  /** How the request was recognised; `local` is this machine while there are no accounts. */
  by: z.enum(['local', 'session', 'token', 'owner', 'nobody']),
  name: z.string().nullable(),
  role: roleSchema,
  districts: z.array(z.string()).nullable(),
  csrf: z.string().nullable(),
  /** Where to sign in with the organisation's account, if there is one. */
  single_sign_on: z.string().nullable(),
});

export const accountSchema = z.object({
  name: z.string(),
  role: accountRoleSchema,
  districts: z.array(z.string()).nullable(),
  disabled: z.boolean(),
  created_at: z.string(),
});

export const newAccountSchema = z.strictObject({
  name: accountNameSchema,
  role: accountRoleSchema,
  districts: districtsSchema.optional(),
  password: z.string().min(12, 'at least 12 characters').max(1000),
});

export const accountChangeSchema = z.strictObject({
  role: accountRoleSchema.optional(),
  districts: districtsSchema.optional(),
  disabled: z.boolean().optional(),
  password: z.string().min(12, 'at least 12 characters').max(1000).optional(),
});

export const newTokenSchema = z.strictObject({
  /** Whose token it is; one's own when absent. Only an administrator may name another. */
  account: accountNameSchema.optional(),
  label: z.string().trim().min(1).max(100),
  role: accountRoleSchema.optional(),
  expires_in_days: z.int().min(1).max(366).optional(),
});

export const tokenSchema = z.object({
  token_id: z.string(),
  account: z.string(),
  label: z.string(),
  role: accountRoleSchema,
  created_at: z.string(),
  expires_at: z.string(),
  revoked_at: z.string().nullable(),
});

export const auditEntrySchema = z.object({
  audit_id: z.int(),
  at: z.string(),
  who: z.string(),
  action: z.string(),
  object: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});

export type Role = z.infer<typeof roleSchema>;
export type AccountRole = z.infer<typeof accountRoleSchema>;
export type SessionAnswer = z.infer<typeof sessionSchema>;
export type Account = z.infer<typeof accountSchema>;
export type AccountChange = z.infer<typeof accountChangeSchema>;
export type NewAccount = z.infer<typeof newAccountSchema>;
export type Token = z.infer<typeof tokenSchema>;
export type NewToken = z.infer<typeof newTokenSchema>;
export type AuditEntry = z.infer<typeof auditEntrySchema>;
