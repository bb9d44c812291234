import type { Draws } from '../base/random.ts';

/**
 * Templates of sentences, compiled once. In the text, `{side}` takes from a list or from the scene,
 * `{3-8}` is a whole number, `{0.5-2.5}` one with as many decimals as its bounds, `{20-90/5}` one
 * in steps, and `{~20-90/5}` a range of two such numbers, written 35-60.
 */
export interface Template<S> {
  readonly nodes: readonly Node<S>[];
}

type Entry<S> = string | Template<S>;
type Node<S> =
  | string
  | readonly Entry<S>[]
  | ((scene: S) => string)
  | {
      readonly from: number;
      readonly steps: number;
      readonly step: number;
      readonly decimals: number;
      readonly isRange: boolean;
    };

/** What templates may name: lists of words, and what the scene of the record supplies. */
export interface Vocabulary<S> {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly slots: Readonly<Record<string, (scene: S) => string>>;
}

const NUMBER = /^(~?)(\d+(?:\.(\d+))?)-(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/;

/**
 * Compiles templates against a vocabulary.
 * @throws RangeError naming the slot that the vocabulary does not have.
 */
export function compileTemplates<S>(
  texts: readonly string[],
  vocabulary: Vocabulary<S>,
): readonly Template<S>[] {
  const lists = new Map<string, readonly Entry<S>[]>();
  const compile = (text: string): Template<S> => ({
    nodes: text
      .split(/(\{[^}]+\})/)
      .filter((part) => part !== '')
      .map((part) => (part[0] === '{' ? node(part.slice(1, -1)) : part)),
  });
  const node = (name: string): Node<S> => {
    const number = NUMBER.exec(name);
    if (number) {
      const from = Number(number[2]);
      const to = Number(number[4]);
      const decimals = number[3]?.length ?? 0;
      const step = number[5] === undefined ? 10 ** -decimals : Number(number[5]);
      const steps = Math.floor((to - from) / step + 1e-9) + 1;
      return { from, steps, step, decimals, isRange: number[1] === '~' };
    }
    const slot = vocabulary.slots[name];
    if (slot) return slot;
    const known = lists.get(name);
    if (known) return known;
    const words = vocabulary.lists[name];
    if (!words) throw new RangeError(`No list or slot is called {${name}}.`);
    const entries = words.map((word) => (word.includes('{') ? compile(word) : word));
    lists.set(name, entries);
    return entries;
  };
  return texts.map(compile);
}

/** A scene supplies the draws and whatever its slots read. */
export interface Scene {
  readonly draws: Draws;
}

/** Writes a template out. */
export function render<S extends Scene>(template: Template<S>, scene: S): string {
  let text = '';
  for (const node of template.nodes) {
    if (typeof node === 'string') text += node;
    else if (typeof node === 'function') text += node(scene);
    else if ('isRange' in node) {
      if (node.isRange) {
        const low = scene.draws.below(Math.max(1, Math.ceil(node.steps * 0.6)));
        const high = low + 1 + scene.draws.below(Math.max(1, node.steps - low - 1));
        text += `${(node.from + low * node.step).toFixed(node.decimals)}-${(node.from + high * node.step).toFixed(node.decimals)}`;
      } else {
        const value = node.from + scene.draws.below(node.steps) * node.step;
        text += node.decimals === 0 ? value : value.toFixed(node.decimals);
      }
    } else {
      const entry = node[scene.draws.below(node.length)]!;
      text += typeof entry === 'string' ? entry : render(entry, scene);
    }
  }
  return text;
}

/** One of several templates, written out. */
export function renderOne<S extends Scene>(templates: readonly Template<S>[], scene: S): string {
  return render(templates[scene.draws.below(templates.length)]!, scene);
}

/** A list written with blanks between its words. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Lines of a text as templates. */
export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
