export * from './boundaries.ts';
export * from './datum.ts';
export * from './makeArea.ts';
export * from './polygon.ts';
export * from './simplify.ts';
