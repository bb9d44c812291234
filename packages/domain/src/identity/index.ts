export * from './api.ts';
export * from './may.ts';
export * from './model.ts';
