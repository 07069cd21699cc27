import { CLINICS } from './clinics.ts';
import { DISPUTES } from './disputes.ts';
import { GREEN } from './green.ts';
import { HEATING } from './heating.ts';
import type { IssueGroup } from './issue.ts';
import { LIGHTING } from './lighting.ts';
import { NOISE } from './noise.ts';
import { PARKING } from './parking.ts';
import { ROADS } from './roads.ts';
import { SCHOOLS } from './schools.ts';
import { TRANSIT } from './transit.ts';
import { WASTE } from './waste.ts';
import { WATER } from './water.ts';

/** The twelve issue groups with their issues and details. */
export const ISSUE_GROUPS: readonly IssueGroup[] = [
  ROADS,
  WATER,
  DISPUTES,
  WASTE,
  NOISE,
  PARKING,
  LIGHTING,
  HEATING,
  GREEN,
  TRANSIT,
  SCHOOLS,
  CLINICS,
];
