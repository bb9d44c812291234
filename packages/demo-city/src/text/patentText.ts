import type { PatentKind } from '@zca/domain/registry';
import type { Draws } from '../base/random.ts';
import { writeAlgorithm } from './algorithm.ts';
import { writeProcess } from './process.ts';
import { type PatentText, writeStructure } from './structure.ts';
import { writeSystem } from './system.ts';
import { type Mode, modesOf, type Topic } from './topic.ts';
import { TOPICS } from './topics/index.ts';

const MODES: readonly (readonly Mode[])[] = TOPICS.map(modesOf);
const PRODUCT_MODES: readonly (readonly Mode[])[] = MODES.map((modes) =>
  modes.filter((mode) => mode === 'structure' || mode === 'system'),
);
const WRITERS: Readonly<
  Record<
    Mode,
    (draws: Draws, topic: Topic, kind: PatentKind, length: number, withClaim: boolean) => PatentText
  >
> = {
  structure: writeStructure,
  process: writeProcess,
  algorithm: writeAlgorithm,
  system: writeSystem,
};

/** Length aimed at, in characters: most abstracts come near the limit of 300, as real ones do. */
function targetLength(draws: Draws): number {
  const u = draws.unit();
  if (u < 0.13) return 120 + draws.below(80);
  if (u < 0.34) return 200 + draws.below(62);
  return 264 + draws.below(42);
}

/** Share of patents whose first claim is part of the record. */
const CLAIM_SHARE = 0.35;

/** Writes the text of an invention or utility model on a topic. */
export function writePatentText(draws: Draws, topic: number, kind: PatentKind): PatentText {
  const modes = kind === 'utilityModel' ? PRODUCT_MODES[topic]! : MODES[topic]!;
  const mode = modes[draws.below(modes.length)]!;
  const length = targetLength(draws);
  const text = WRITERS[mode](draws, TOPICS[topic]!, kind, length, draws.chance(CLAIM_SHARE));
  return text;
}
