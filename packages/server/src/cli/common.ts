import { Command } from 'commander';
import type { Config } from '../base/config/index.ts';
import type { Overrides } from '../base/config/load.ts';
import { StartupProblem } from '../base/problem.ts';
import { loadConfig } from '../base/config/index.ts';
import type { Ground } from '../ground.ts';
import { openGround } from '../ground.ts';
import { Output } from './output.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** A command with the options that all commands share. */
export function zcaCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .option('--data <DIR>', '数据目录（或 ZCA_DATA）data folder (or ZCA_DATA)')
    .option('--json', '结尾输出一个 JSON 对象 end with one JSON object');
}

/** The configuration of a command: defaults, environment, options. Throws `StartupProblem`. */
export function configOf(options: CommonOptions, overrides: Overrides = {}): Config {
  const loaded = loadConfig(process.env, { dataDirectory: options.data, ...overrides });
  if (!loaded.ok) {
    throw new StartupProblem('configuration', {
      zh: loaded.problems.map((problem) => problem.zh).join('\n'),
      en: loaded.problems.map((problem) => problem.en).join('\n'),
    });
  }
  for (const warning of loaded.warnings) process.stderr.write(`${warning.zh}\n${warning.en}\n`);
  return loaded.config;
}

/**
 * Does a command's work on its database, beside a running platform or alone, and closes it
 * whatever happens. Ctrl-C ends the work in good order.
 */
export async function onGround<T>(
  options: CommonOptions,
  work: (ground: Ground, config: Config, output: Output, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const config = configOf(options);
  const output = new Output({ json: options.json === true });
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const ground = await openGround(config, {
    log: (sentence) => output.line(sentence),
    mayAttach: true,
  });
  try {
    return await work(ground, config, output, stop.signal);
  } finally {
    output.done();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await ground.close();
  }
}
