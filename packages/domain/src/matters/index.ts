export * from './api.ts';
export * from './describe.ts';
export * from './noticeKinds.ts';
export { readMatterNumbers } from './procedures/personalData.v1.ts';
export * from './personalCopy.ts';
export * from './describeAuthority.ts';
