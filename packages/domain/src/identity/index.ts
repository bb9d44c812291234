export * from './api.ts';
export * from './authority.ts';
export * from './may.ts';
export * from './model.ts';
export * from './organisation.ts';
export * from './roles.ts';
export * from './officeSeed.ts';
