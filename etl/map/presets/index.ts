import type { Preset } from '../preset.ts';
import { boston311, boston311Service, boston311Sla } from './boston311.ts';
import { hotline12345 } from './hotline12345.ts';
import { kcResidentSurvey } from './kc-resident-survey.ts';
import { nyc311 } from './nyc311.ts';
import { qualtrics, qualtricsLegacy } from './qualtrics.ts';
import { wenjuanxing } from './wenjuanxing.ts';

/** Every format that is recognised. One publisher's generations share an id and differ in version. */
export const PRESETS: readonly Preset[] = [
  nyc311,
  boston311,
  boston311Sla,
  boston311Service,
  hotline12345,
  kcResidentSurvey,
  wenjuanxing,
  qualtrics,
  qualtricsLegacy,
];
