import { actions } from './en/actions.ts';
import { codes } from './en/codes.ts';
import { digests } from './en/digests.ts';
import { figures } from './en/figures.ts';
import { frame } from './en/frame.ts';
import { importing } from './en/importing.ts';
import { overview } from './en/overview.ts';
import { pages } from './en/pages.ts';
import { themes } from './en/themes.ts';
import { voices } from './en/voices.ts';

/** Every message there is; the other languages have the same keys or do not compile. */
export const en = {
  ...actions,
  ...frame,
  ...figures,
  ...importing,
  ...codes,
  ...digests,
  ...overview,
  ...pages,
  ...themes,
  ...voices,
} as const;
