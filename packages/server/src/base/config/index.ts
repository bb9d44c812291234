export { describeConfig } from './describe.ts';
export { loadConfig, redactConfig } from './load.ts';
export type { Overrides } from './load.ts';
export type { Config } from './settings.ts';
