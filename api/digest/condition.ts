import type { Digest } from './digest-schema.ts';
import { viewOf, type Ask, type Occasion } from './content.ts';
import type { DigestManifest } from './manifest.ts';
import { tableQuery } from './table-query.ts';

/** Why a recipient is not sent a digest, in a sentence; null when the condition of the digest is met. */
export const reasonToSkip = async (
  ask: Ask,
  digest: Digest,
  occasion: Occasion,
  manifest: DigestManifest,
): Promise<string | null> => {
  const { condition } = digest;
  if (condition === 'always') return null;
  if (condition === 'signal') return manifest.signals > 0 ? null : 'nothing stands out';
  const { metric, above, below, period, where } = condition;
  const query = tableQuery({ metrics: [metric], by: [], where, period }, viewOf(digest, occasion));
  const value = (await ask(query)).rows[0]?.value ?? null;
  if (value === null) return `${metric} was not observed or is withheld`;
  if (above !== undefined && value > above) return null;
  if (below !== undefined && value < below) return null;
  const limits = [above === undefined ? '' : `above ${above}`, below === undefined ? '' : `below ${below}`];
  return `${metric} is ${value}, not ${limits.filter(Boolean).join(' or ')}`;
};
