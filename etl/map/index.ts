export type { Answer, ProfiledColumn } from './items/answers.ts';
export type { Preset } from './preset.ts';
export { PRESETS } from './presets/index.ts';
export { proposeMapping } from './propose/propose-mapping.ts';
export type { Drift, Proposal, ProposalInput, Question, Suggestion } from './propose/proposal.ts';
export { recognise, type Recognition } from './recognise.ts';
export { parseSavedSource, parseSource, sourceFromMapping, type SavedSource } from './source.ts';
export { suggestFields, type FieldSuggestion } from './suggest-field.ts';
export { SYNONYMS } from './synonyms.ts';
