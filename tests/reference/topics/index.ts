import type { Topic } from '../case.ts';
import { nps } from './04-nps.ts';
import { proportions } from './01-proportions.ts';
import { survival } from './05-survival.ts';
import { funnel } from './06-funnel.ts';
import { spc } from './07-spc.ts';
import { tests } from './08-tests.ts';
import { aberration } from './09-aberration.ts';
import { seasonal } from './10-seasonal.ts';
import { survey } from './02-survey.ts';
import { weighting } from './03-raking.ts';
import { drivers } from './11-drivers.ts';
import { shrinkage } from './12-eb.ts';
import { reliability } from './13-reliability.ts';
import { suppression } from './14-suppression.ts';

/** Topics by the number of their folder. A folder without an entry is reported as not offered, never left out. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  '01': proportions,
  '02': survey,
  '03': weighting,
  '04': nps,
  '05': survival,
  '06': funnel,
  '07': spc,
  '08': tests,
  '09': aberration,
  '10': seasonal,
  '11': drivers,
  '12': shrinkage,
  '13': reliability,
  '14': suppression,
};
