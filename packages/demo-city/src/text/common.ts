import type { Draws } from '../base/random.ts';
import type { PatentKind } from '@zca/domain/registry';
import type { Topic } from './topic.ts';

/** What a sentence may refer to, whatever the way of writing. */
export interface CommonScene {
  readonly draws: Draws;
  readonly topic: Topic;
  /** 本发明, 本实用新型. */
  readonly self: string;
  /** Noun of the title, without 一种. */
  thing: string;
  /** The subject by its plain name, without what the title adds. */
  plain: string;
  /** What the subject makes or is: the product of a process, else the same as `plain`. */
  product: string;
  /** The subject by a general word: 该装置, 该方法. */
  it: string;
  title: string;
  /** Effects and problems that have been told, so that none is told twice. */
  readonly told: Set<string>;
}

export function selfWord(kind: PatentKind): string {
  return kind === 'utilityModel' ? '本实用新型' : '本发明';
}

/** An entry of a list that the record has not used yet; any when all were used. */
export function fresh(scene: CommonScene, list: readonly string[]): string {
  let word = list[scene.draws.below(list.length)]!;
  for (let tries = 0; tries < 6 && scene.told.has(word); tries++) {
    word = list[scene.draws.below(list.length)]!;
  }
  scene.told.add(word);
  return word;
}

/** Slots that every way of writing has. */
export const COMMON_SLOTS = {
  self: (scene: CommonScene): string => scene.self,
  title: (scene: CommonScene): string => scene.title,
  T: (scene: CommonScene): string => scene.thing,
  T0: (scene: CommonScene): string => scene.plain,
  T1: (scene: CommonScene): string => scene.product,
  it: (scene: CommonScene): string => scene.it,
  field: (scene: CommonScene): string => scene.topic.field,
  use: (scene: CommonScene): string =>
    scene.topic.uses[scene.draws.below(scene.topic.uses.length)]!,
  problem: (scene: CommonScene): string => fresh(scene, scene.topic.problems),
  effect: (scene: CommonScene): string => fresh(scene, scene.topic.effects),
};

const repeated = (times: number, text: string): string[] =>
  Array.from({ length: times }, () => text);

/** Openings that only name the title; what follows begins with 包括 or a step. */
export const OPENINGS = [
  ...repeated(5, '{self}公开了一种{T}，'),
  ...repeated(4, '{self}提供一种{T}，'),
  ...repeated(3, '{self}提供了一种{T}，'),
  ...repeated(3, '{self}公开一种{T}，'),
  ...repeated(3, '{self}涉及一种{T}，'),
  ...repeated(3, '一种{T}，'),
  ...repeated(2, '{self}提出了一种{T}，'),
  '{self}为一种{T}，',
  '{self}提出一种{T}，',
  '{self}涉及{field}技术领域，具体为一种{T}，',
  '{self}涉及{field}技术领域，具体涉及一种{T}，',
  '{self}涉及{field}领域，公开了一种{T}，',
  '{self}属于{field}技术领域，公开了一种{T}，',
  '{self}涉及{field}技术领域，公开了一种{T}，',
  '{self}涉及{field}技术领域，提供了一种{T}，',
  '{self}属于{field}领域，提供一种{T}，',
  '{self}涉及{field}技术领域，尤其涉及一种{T}，',
  '{self}公开一种{use}用{T0}，',
  '{self}提供一种适用于{use}的{T0}，',
  '{self}公开了一种可用于{use}的{T0}，',
  '为了解决{problem}的问题，{self}提供了一种{T}，',
  '针对现有技术中{problem}的问题，{self}公开了一种{T}，',
  '{self}针对{problem}的不足，提出一种{T}，',
  '{self}涉及{field}技术领域，为克服{problem}的缺陷，提供一种{T}，',
];

/** Closings: what is gained. */
export const CLOSINGS = [
  '{self}能够{effect}，{effect}。',
  '{self}可以{effect}，{effect}。',
  '{self}可以{effect}，同时{effect}，{virtue}。',
  '{it}可以{effect}，{virtue}。',
  '{it}能够{effect}，同时{effect}。',
  '{it}{virtue}，可以{effect}，{effect}。',
  '{self}{virtue}，{effect}，{effect}。',
  '{self}{virtue}，{virtue}，{effect}。',
  '{self}{effect}，{effect}，{virtue}，{virtue}。',
  '与现有技术相比，{self}{effect}，{effect}，{virtue}。',
  '{self}具有{merit}、{merit}的优点，能够{effect}。',
  '该{T1}{virtue}，能够{effect}，同时{effect}。',
  '{self}有效解决了{problem}的问题，{effect}，{virtue}。',
  '{self}克服了{problem}的缺点，{effect}，{virtue}。',
  '{self}既{effect}，又{effect}，适用于{use}。',
  '采用上述方案，可以{effect}，并且{effect}。',
  '通过以上方式，{it}可以{effect}，{effect}。',
  '{self}的有益效果是：{effect}，{effect}，{virtue}。',
  '{self}的有益效果为：{effect}；{effect}；{effect}。',
  '{self}在{effect}的同时，{effect}，具有{merit}的优点。',
  '{self}避免了{problem}，有利于{effect}，可广泛应用于{use}。',
  '从而{effect}，进而{effect}，具有良好的应用前景。',
  '从而可以{effect}，同时{effect}，提高了{quality}。',
  '由此{effect}，{virtue}，可在{use}中推广使用。',
  '{self}具有{merit}和{merit}的特点，能{effect}。',
  '{it}{effect}，{effect}，{virtue}。',
  '通过上述设置，{effect}，{effect}，{virtue}。',
  '有效{effect}，保证了{quality}，{virtue}。',
  '{self}设计合理，{effect}，提高了{quality}。',
  '{self}不仅{effect}，而且{effect}，降低了{cost}。',
  '{self}{effect}，{effect}，降低了{cost}，具有较好的推广价值。',
  '{self}在{use}中应用时{effect}，{effect}。',
];

/** A closing half sentence for texts that are nearly long enough. */
export const SHORT_CLOSINGS = [
  '{self}{effect}。',
  '{self}能够{effect}，{virtue}。',
  '有效{effect}。',
  '该{T1}可以{effect}。',
  '{it}可以{effect}，{virtue}。',
  '{self}{virtue}，{effect}。',
  '从而{effect}。',
  '{self}{effect}，提高了{quality}。',
  '{self}适用于{use}，{virtue}。',
];

/** True when an abstract of a length may say the whole title: else the title would be most of it. */
export const mayRepeat = (title: string, length: number): boolean => title.length * 9 < length;

/** Words before an effect that already says that something is made possible. */
const DOUBLED =
  /(?:可有效|能够|可以|有效|可|能|有利于|以(?=便于))(?=便于|方便|避免|防止|使|实现|兼|兼具|保证|保持)/g;

const STUTTER = /(\p{Script=Han}{2,4})\1/gu;

/** Says a word once where a prefix and a name both bear it: 折叠折叠桌 becomes 折叠桌. */
export function unstutter(text: string): string {
  return text
    .replace(STUTTER, (both, once: string) => (once === '乙烯' ? both : once))
    .replace(/用用(?!户)/g, '用');
}

/** Takes out what the meeting of two phrases doubled. */
export function polish(text: string): string {
  return text
    .replace(DOUBLED, '')
    .replaceAll('用于用', '用')
    .replaceAll('用于为', '为')
    .replaceAll('为为', '为')
    .replaceAll('结构结构', '结构')
    .replaceAll('器件器件', '器件')
    .replaceAll('沉积沉积', '沉积法沉积');
}
