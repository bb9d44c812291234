export { describeConfig } from './describe.ts';
export { type LoadedConfig, loadConfig, type Overrides, redactConfig } from './load.ts';
export type { Config, SettingName } from './settings.ts';
