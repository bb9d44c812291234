import { type SectorCode, sectorIndex } from '../sectors.ts';

/** How the parts of a product relate: mechanical, in layers, by pipes, by circuits. */
export type Family = 'mech' | 'layer' | 'fluid' | 'circuit';

/** A technical topic: its classification and the words that its titles and abstracts are made of. */
export interface Topic {
  readonly sector: number;
  readonly weight: number;
  /** Field of technology as an abstract names it, without 技术领域. */
  readonly field: string;
  readonly family: Family;
  /** IPC symbols, the main ones first. */
  readonly ipc: readonly string[];
  /** Products. */
  readonly things: readonly string[];
  /** Parts of a product, from what carries to what is carried; `~` after a part: it moves. */
  readonly parts: readonly Part[];
  readonly materials: readonly string[];
  /** What stands between raw material and product. */
  readonly intermediates: readonly string[];
  /** Name of the family of process steps. */
  readonly process: string | null;
  /** What a computed method is for, before 方法. */
  readonly goals: readonly string[];
  readonly data: readonly string[];
  readonly features: readonly string[];
  readonly models: readonly string[];
  readonly outputs: readonly string[];
  /** Modules of a system with what each is for. */
  readonly modules: readonly Module[];
  /** Where the invention is used; read before a noun, with 用. */
  readonly uses: readonly string[];
  /** What is wrong with the known, e.g. 漏电流大. */
  readonly problems: readonly string[];
  /** What is gained, e.g. 降低导通电阻. */
  readonly effects: readonly string[];
}

export interface Part {
  readonly name: string;
  readonly moves: boolean;
}

export interface Module {
  readonly name: string;
  readonly task: string;
}

/** The ways of writing that a topic has words for. */
export type Mode = 'structure' | 'process' | 'algorithm' | 'system';

export function modesOf(topic: Topic): readonly Mode[] {
  const modes: Mode[] = [];
  if (topic.parts.length > 0) modes.push('structure');
  if (topic.process !== null) modes.push('process');
  if (topic.goals.length > 0) modes.push('algorithm');
  if (topic.modules.length > 0) modes.push('system');
  return modes;
}

/**
 * Reads topics from their written form. A topic begins with a line
 * `@ <weight> <family> <field>`; the lines after it begin with the key of a list:
 * `c` IPC, `n` things, `p` parts, `w` family of process steps, `m` materials, `i` intermediates,
 * `g` goals, `d` data, `f` features, `k` models, `o` outputs, `s` modules as name:task, `a` uses,
 * `q` problems, `e` effects.
 */
export function readTopics(code: SectorCode, text: string): readonly Topic[] {
  const sector = sectorIndex(code);
  return text
    .split('@')
    .slice(1)
    .map((block) => {
      const [head, ...rest] = block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const [weight, family, field] = head!.split(' ');
      const lists = new Map<string, readonly string[]>();
      for (const line of rest) lists.set(line[0]!, line.slice(2).split(' '));
      const list = (key: string): readonly string[] => lists.get(key) ?? [];
      return {
        sector,
        weight: Number(weight),
        field: field!,
        family: family as Family,
        ipc: list('c'),
        things: list('n'),
        parts: list('p').map((word) => ({
          name: word.replace('~', ''),
          moves: word.endsWith('~'),
        })),
        materials: list('m'),
        intermediates: list('i'),
        process: lists.get('w')?.[0] ?? null,
        goals: list('g'),
        data: list('d'),
        features: list('f'),
        models: list('k'),
        outputs: list('o'),
        modules: list('s').map((word) => {
          const [name, task] = word.split(':');
          return { name: name!, task: task! };
        }),
        uses: list('a'),
        problems: list('q'),
        effects: list('e'),
      };
    });
}
