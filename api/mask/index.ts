export { audit, type AuditOptions, type AuditReport, type CellBounds } from './audit.ts';
export type { Attacker } from './attacker.ts';
export {
  ALL,
  maskRows,
  type MaskDimension,
  type MaskedRow,
  type MaskedRows,
  type RowReading,
} from './mask-rows.ts';
export { DEFAULT_RULE, type MaskRule } from './rule.ts';
export { publishTable, suppressTable, type Method, type Suppression } from './suppress-table.ts';
export * from './table.ts';
export type { Bound } from './whole-number-bound.ts';
