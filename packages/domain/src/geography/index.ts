export * from './classBreaks.ts';
export * from './suppression.ts';
