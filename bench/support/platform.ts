import {
  type Config,
  loadConfig,
  type Overrides,
} from '../../packages/server/src/base/config/index.ts';
import { createLogger } from '../../packages/server/src/base/log/log.ts';
import { type Ground, openGround } from '../../packages/server/src/ground.ts';
import { createPlatform, type Platform } from '../../packages/server/src/platform.ts';
import type { Workspace } from './workspace.ts';

/** Settings of a benchmark with the database that was opened by them. */
export interface BenchGround {
  readonly config: Config;
  readonly ground: Ground;
}

/**
 * Opens a database in the folder that the settings name, or else in one of the workspace, with which it
 * ends. Nobody who asks is slowed down. Throws when a setting is none.
 */
export async function openBenchGround(
  workspace: Workspace,
  settings: Overrides = {},
  log: (sentence: string) => void = () => undefined,
): Promise<BenchGround> {
  const dataDirectory = settings.dataDirectory ?? workspace.subfolder('data');
  const loaded = loadConfig({}, { rateLimitPerMinute: 0, ...settings, dataDirectory });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ en }) => en).join('\n'));
  const { config } = loaded;
  const ground = await openGround(config, { log, mayAttach: false });
  workspace.onClose(() => ground.close());
  return { config, ground };
}

/** Starts the platform on it; it ends with the workspace. Its index may still be in the making. */
export async function startBenchPlatform(
  workspace: Workspace,
  { config, ground }: BenchGround,
  options: { readonly demonstration?: boolean } = {},
): Promise<Platform> {
  const platform = await createPlatform({
    config,
    ground,
    logger: createLogger('error'),
    clock: () => Date.now(),
    demonstration: options.demonstration ?? false,
  });
  workspace.onClose(() => platform.close());
  return platform;
}
