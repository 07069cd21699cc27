import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A new secret of 256 bits, in letters that need no escaping. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How a random secret is stored: it has enough entropy that a plain hash cannot be searched. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares without telling by its time how much was right. */
export const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)));

/** OWASP's argon2id parameters: 19 MiB, two passes. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON2ID);

let decoy: Promise<string> | null = null;

/** Checks a password. An account without one takes as long as one whose password is wrong. */
export const checkPassword = async (stored: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword(newSecret());
  const isRight = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return stored !== null && isRight;
};
