export * from './code.ts';
export * from './model.ts';
export * from './number.ts';
