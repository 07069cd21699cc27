export { readHistory, readStatements, type Remapping, type RemappingKind } from './history.ts';
export { remap, remapByFile, type Change } from './remap.ts';
export { ALIASED_DIMENSIONS, isAliased, type AliasedDimension, type AliasStatement } from './statement.ts';
export { undoRemapping } from './undo-remapping.ts';
export {
  listClusters,
  listUnmatched,
  needAliased,
  type Unmatched,
  type UnmatchedValue,
} from './unmatched.ts';
export type { Cluster, CountedName } from './names/cluster-names.ts';
export { suggestNames, type Suggestion } from './names/suggest-names.ts';
export { locatePlaces, type LocateOutcome } from './points/locate-places.ts';
