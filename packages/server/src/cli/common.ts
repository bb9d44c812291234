import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { LEAST_RIGHTS, MOST_RIGHTS } from '@zca/demo-city';
import { Command } from 'commander';
import type { Config } from '../base/config/index.ts';
import type { Overrides } from '../base/config/index.ts';
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

/** Where usage is told, shown after a mistake in the command line. */
export const HELP = '（加 --help 查看用法 add --help to see how to use it）';

/** A command with the options that all commands share. */
export function zcaCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .showHelpAfterError(HELP)
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

/** The options of a command that may write to standard output, which then carries nothing else. */
export function besideOutput(file: string, options: CommonOptions): CommonOptions {
  return file === '-' ? { ...options, json: true } : options;
}

/** A positive whole number of the command line; undefined when absent. Throws `StartupProblem`. */
export function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text.replaceAll(',', ''));
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new StartupProblem('bad-number', {
    zh: `--${name} 应为正整数，不是“${text}”。`,
    en: `--${name} should be a positive whole number, not "${text}".`,
  });
}

/** Refuses a demonstration city that is too small or too large to be made. */
export function requireCitySize(rights: number): void {
  if (rights >= LEAST_RIGHTS && rights <= MOST_RIGHTS) return;
  throw new StartupProblem('city-size', {
    zh: `演示城市可有 ${LEAST_RIGHTS} 至 ${MOST_RIGHTS} 件权利，不能是 ${rights} 件；请改 --scale 或 ZCA_DEMO_RIGHTS。`,
    en: `The city has ${LEAST_RIGHTS} to ${MOST_RIGHTS} rights, not ${rights}; change --scale or ZCA_DEMO_RIGHTS.`,
  });
}

/**
 * Where a command writes: a file, made empty, or standard output for `-`. Throws `StartupProblem`
 * before anything is started when the file cannot be written.
 */
export async function openOutput(file: string): Promise<Writable> {
  if (file === '-') return process.stdout;
  try {
    return (await open(file, 'w')).createWriteStream();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new StartupProblem('file-not-writable', {
      zh: `不能写入文件“${file}”（${code}），请核对路径和权限。`,
      en: `The file "${file}" cannot be written (${code}); check path and permissions.`,
    });
  }
}
