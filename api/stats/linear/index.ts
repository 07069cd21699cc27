export * from './coefficient-tests.ts';
export * from './driver-intervals.ts';
export * from './key-drivers.ts';
export * from './least-squares.ts';
