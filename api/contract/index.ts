export * from './catalogue.ts';
export * from './declared.ts';
export * from './dimensions.ts';
export * from './imports.ts';
export * from './problem.ts';
export * from './query.ts';
export * from './summary.ts';
