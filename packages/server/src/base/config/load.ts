import type { Sentence } from '../problem.ts';
import { currentPlace, type Place } from './place.ts';
import type { Setting } from './setting.ts';
import { type Config, PAIRS, settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Values in place of the environment's, by the name of the setting; from the command line. */
export type Overrides = { readonly [K in keyof Config]?: string | number | undefined };

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly Sentence[] }
  | { readonly ok: false; readonly problems: readonly Sentence[] };

const entries = Object.entries(settings) as [keyof Config, Setting<unknown>][];

/**
 * Reads the configuration: overrides first, then the environment, then the defaults. An empty
 * variable counts as absent. Everything that is wrong is told at once, each in one sentence that
 * names the variable; a variable ZCA_… that does not exist is a warning.
 */
export function loadConfig(
  environment: Environment,
  overrides: Overrides = {},
  place: Place = currentPlace(environment),
): LoadedConfig {
  const problems: Sentence[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of entries) {
    const override = overrides[name];
    const given = override === undefined ? environment[setting.variable] : String(override);
    if (given === undefined || given.trim() === '') {
      values[name] = defaultOf(setting, place);
      continue;
    }
    const parsed = setting.kind.schema.safeParse(given.trim());
    if (parsed.success) {
      values[name] = setting.settle ? setting.settle(parsed.data, place) : parsed.data;
    } else {
      problems.push(invalid(setting, given));
    }
  }
  problems.push(...PAIRS.flatMap((pair) => halfPair(pair, values)));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: values as unknown as Config, warnings: unknownVariables(environment) };
}

function defaultOf(setting: Setting<unknown>, place: Place): unknown {
  const value = setting.default;
  return typeof value === 'function' ? (value as (place: Place) => unknown)(place) : value;
}

/** Of two settings that belong together one alone. */
function halfPair(
  [one, other]: (typeof PAIRS)[number],
  values: Readonly<Record<string, unknown>>,
): Sentence[] {
  if ((values[one] === undefined) === (values[other] === undefined)) return [];
  const names = [settings[one].variable, settings[other].variable];
  const [present, absent] = values[one] === undefined ? names.toReversed() : names;
  return [
    {
      zh: `设置了 ${present} 而没有设置 ${absent}：两者须一起设置，或都不设置。`,
      en: `${present} is set and ${absent} is not: set both, or neither.`,
    },
  ];
}

function invalid(setting: Setting<unknown>, given: string): Sentence {
  const { variable, kind } = setting;
  if (setting.secret) {
    return {
      zh: `${variable} 的值无效：应为 ${kind.expected.zh}。`,
      en: `${variable} is not valid: expected ${kind.expected.en}.`,
    };
  }
  return {
    zh: `${variable} 的值“${given}”无效：应为 ${kind.expected.zh}。`,
    en: `${variable} is “${given}”: expected ${kind.expected.en}.`,
  };
}

/** Names that begin like ours and are none of them: a slip of the pen would otherwise go unseen. */
function unknownVariables(environment: Environment): Sentence[] {
  const known = new Set(entries.map(([, { variable }]) => variable));
  return Object.keys(environment)
    .filter((name) => name.startsWith('ZCA_') && !name.startsWith('ZCA_TEST_') && !known.has(name))
    .toSorted()
    .map((name) => ({
      zh: `环境变量 ${name} 不是本平台的设置，已忽略。`,
      en: `The environment variable ${name} is no setting of the platform and is ignored.`,
    }));
}

/** The configuration for logs and `doctor`: secrets are told only to be there. */
export function redactConfig(config: Config): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([name, { variable, secret }]) => {
      const value = config[name];
      return [variable, secret && value !== undefined ? '••••' : (value ?? null)];
    }),
  );
}
