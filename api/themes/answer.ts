import type { Session } from '../../etl/warehouse/session.ts';
import { themesRequestSchema, type ThemesAnswer } from '../contract/themes.ts';
import { readShape } from '../query/ask-one.ts';
import { readHeld } from '../query/held.ts';
import { validateRequest } from '../query/request.ts';
import { chooseThemes } from './choose.ts';
import { readMonths, wholeMonths } from './read-months.ts';
import { THEME } from './settings.ts';

const TITLE = 'Themes cannot be proposed';

/** Candidates for the theme of the month by stated tests of volume, breadth and persistence. @throws Problem */
export const answerThemes = (session: Session, input: unknown): Promise<ThemesAnswer> => {
  const { to, where } = readShape(themesRequestSchema, input, TITLE);
  validateRequest({ metrics: ['volume'], where, ...(to === undefined ? {} : { to }) });
  return session.transaction(async () => {
    const held = await readHeld(session);
    const until = [to ?? null, held.lastCaseDay].filter((day) => day !== null).sort()[0] ?? null;
    const months = wholeMonths(held.firstDay, until);
    const isLong = months !== null && months.n >= THEME.fewestMonths;
    const { nIssues, nTested, themes } = await session.remember(
      `themes ${held.version} ${JSON.stringify([where, months])}`,
      async () => chooseThemes(isLong ? await readMonths({ ...session, held }, where, months) : []),
    );
    return {
      state: !isLong ? 'too_short' : themes.some(({ candidate }) => candidate) ? 'found' : 'none',
      months,
      n_issues: nIssues,
      n_tested: nTested,
      q_limit: THEME.q,
      data_version: String(held.version),
      notes: isLong
        ? []
        : [`Too short to tell: ${months?.n ?? 0} whole months, and ${THEME.fewestMonths} are the fewest.`],
      themes: [...themes],
    };
  });
};
