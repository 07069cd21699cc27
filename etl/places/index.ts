export { readHistory, readStatements, type Remapping, type RemappingKind } from './history.ts';
export { remap, remapByFile, type Change } from './remap.ts';
export { ALIASED_DIMENSIONS, isAliased, type AliasedDimension, type AliasStatement } from './statement.ts';
export { undoRemapping } from './undo-remapping.ts';
