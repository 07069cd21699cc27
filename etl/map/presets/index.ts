import type { Preset } from '../preset.ts';
import { boston311, boston311Service, boston311Sla } from './boston311.ts';
import { chicago311 } from './chicago311.ts';
import { cnMessages } from './cn-messages.ts';
import { fixmystreet } from './fixmystreet.ts';
import { formbricks } from './formbricks.ts';
import { googleForms } from './google-forms.ts';
import { hotline12345 } from './hotline12345.ts';
import { kcResidentSurvey } from './kc-resident-survey.ts';
import { kobotoolbox } from './kobotoolbox.ts';
import { la311, la311Organization, la311Regions } from './la311.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { nyc311 } from './nyc311.ts';
import { open311 } from './open311.ts';
import { qualtrics, qualtricsLegacy } from './qualtrics.ts';
import { redcap } from './redcap.ts';
import { sf311 } from './sf311.ts';
import { surveymonkey, surveymonkeyCondensed } from './surveymonkey.ts';
import { typeform } from './typeform.ts';
import { wenjuanxing } from './wenjuanxing.ts';

/** Every format that is recognised. One publisher's generations share an id and differ in version. */
export const PRESETS: readonly Preset[] = [
  nyc311,
  boston311,
  boston311Sla,
  boston311Service,
  chicago311,
  sf311,
  la311,
  la311Organization,
  la311Regions,
  open311,
  fixmystreet,
  hotline12345,
  cnMessages,
  qualtrics,
  qualtricsLegacy,
  surveymonkey,
  surveymonkeyCondensed,
  googleForms,
  microsoftForms,
  limesurvey,
  kobotoolbox,
  redcap,
  typeform,
  formbricks,
  wenjuanxing,
  kcResidentSurvey,
];
