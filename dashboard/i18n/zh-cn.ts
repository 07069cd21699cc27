import { actions } from './zh-cn/actions.ts';
import { codes } from './zh-cn/codes.ts';
import { digests } from './zh-cn/digests.ts';
import { figures } from './zh-cn/figures.ts';
import { frame } from './zh-cn/frame.ts';
import { importing } from './zh-cn/importing.ts';
import { overview } from './zh-cn/overview.ts';
import { pages } from './zh-cn/pages.ts';
import { themes } from './zh-cn/themes.ts';
import { voices } from './zh-cn/voices.ts';

export const zhCN = {
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
};
