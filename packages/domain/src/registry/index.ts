export * from './api.ts';
export * from './fields.ts';
export * from './key.ts';
export * from './model.ts';
