export * from './cohen-kappa.ts';
export * from './complete-rows.ts';
export * from './cronbach-alpha.ts';
export * from './intraclass.ts';
export * from './mantel.ts';
export * from './measurement-drift.ts';
