export * from './api.ts';
export * from './describe.ts';
export * from './noticeKinds.ts';
