import type { PatentKind } from '@zca/domain/registry';
import type { Draws } from '../base/random.ts';
import { mayRepeat, polish, selfWord, unstutter } from './common.ts';
import { StructureScene } from './structureScene.ts';
import {
  CLOSING,
  INCLUDES,
  INCLUDES_FIRST,
  OPENING,
  principlesFor,
  type Relation,
  RELATIONS,
  SHORT,
  TITLES,
} from './structureSentences.ts';
import { render, renderOne } from './template.ts';
import type { Family, Part, Topic } from './topic.ts';

/** What a text generator gives for one patent. */
export interface PatentText {
  readonly title: string;
  readonly abstract: string;
  readonly firstClaim: string | null;
}

/** The product by a general word. */
const IT: Readonly<Record<Family, readonly string[]>> = {
  mech: ['该装置', '该装置', '该装置', '该结构', '该设备'],
  layer: ['该器件', '该器件', '该结构'],
  fluid: ['该装置', '该装置', '该设备', '该系统'],
  circuit: ['该装置', '该装置', '该电路', '该系统'],
};
const POSITIONS = ['上', '下', '左', '右', '内', '外', '前', '后', '主', '副'];
const POSITIONED = /[板架梁罩盖座臂辊轮杆]$/;
const DISTINGUISHED = /^[第主副上下左右内外前后双单中顶底横立侧]/;

/**
 * Picks parts in their order, from carrying to carried. Now and then one comes as a first and a
 * second, or bears a word for its place.
 */
function chooseParts(draws: Draws, topic: Topic): { parts: Part[]; names: string[] } {
  const wanted = Math.min(topic.parts.length, 4 + draws.below(5));
  const parts: Part[] = [];
  const names: string[] = [];
  for (let i = 0, left = wanted; i < topic.parts.length && left > 0; i++) {
    if (draws.below(topic.parts.length - i) >= left) continue;
    left--;
    const part = topic.parts[i]!;
    const isPlain = !DISTINGUISHED.test(part.name);
    const u = draws.unit();
    if (isPlain && u < 0.09 && i > 0) {
      parts.push(part, part);
      names.push(`第一${part.name}`, `第二${part.name}`);
    } else {
      parts.push(part);
      const isPositioned =
        isPlain && u < 0.16 && topic.family === 'mech' && POSITIONED.test(part.name);
      names.push(isPositioned ? draws.pick(POSITIONS) + part.name : part.name);
    }
  }
  const numeral = draws.chance(0.2) ? draws.between(1, 4) : 0;
  if (numeral > 0) {
    names.forEach((name, i) => {
      const mark = numeral === 1 ? i + 1 : numeral * (i + 1) + (numeral > 2 ? 10 : 0);
      names[i] = `${name}（${mark}）`;
    });
  }
  return { parts, names };
}

function suits(scene: StructureScene, relation: Relation): boolean {
  const guest = scene.parts[scene.guest]!;
  if (relation.guest === 'body' && guest.isSmall) return false;
  if (relation.guest === 'vessel' && !guest.isVessel) return false;
  if (relation.guest === 'pipe' && !guest.isPipe) return false;
  if (relation.guest === 'shaped' && !guest.isShaped) return false;
  if (relation.needsMotion && !guest.moves) return false;
  if (relation.isPlural && scene.names[scene.guest]![0] === '第') return false;
  if (relation.needsHostVessel && !scene.parts[scene.host]!.isVessel) return false;
  return !relation.needsThird || scene.chooseThird();
}

/**
 * A sentence on the guest, hung on a part that was named before. A guest is put in its place once;
 * what is said of it later only adds to that. No sentence form comes twice.
 */
function relate(scene: StructureScene): string {
  const { draws, used } = scene;
  const isNew = scene.guest >= scene.placed;
  scene.host = scene.chooseHost(isNew ? scene.guest : Math.min(scene.named, scene.names.length));
  const list = RELATIONS[scene.topic.family];
  let chosen = -1;
  for (let tries = 0; tries < 24; tries++) {
    const i = draws.below(list.length);
    const relation = list[i]!;
    if (relation.places || relation.locates ? !isNew : isNew && draws.chance(0.7)) continue;
    if (relation.isOnStuff && scene.saysStuff) continue;
    if (used.includes(i) || !suits(scene, relation)) continue;
    chosen = i;
    break;
  }
  if (chosen < 0) return '';
  used.push(chosen);
  if (list[chosen]!.isOnStuff) scene.saysStuff = true;
  if (isNew) scene.placed = scene.guest + 1;
  const text = render(list[chosen]!.template, scene);
  if (scene.named <= scene.guest) scene.named = scene.guest + 1;
  return text;
}

const isMechanical = (family: Family): boolean => family === 'mech' || family === 'fluid';

/**
 * Writes title, abstract and, if asked, the first claim of a product. `length` is the number of
 * characters that the abstract should come near to.
 */
export function writeStructure(
  draws: Draws,
  topic: Topic,
  kind: PatentKind,
  length: number,
  withClaim: boolean,
): PatentText {
  const { parts, names } = chooseParts(draws, topic);
  const scene = new StructureScene(draws, topic, selfWord(kind), parts, names);
  scene.plain = draws.pick(topic.things);
  scene.product = scene.plain;
  scene.it = draws.pick(IT[topic.family]);
  const titled = unstutter(renderOne(TITLES, scene));
  scene.thing = draws.chance(0.85) && mayRepeat(titled, length) ? titled : scene.plain;
  const name = scene.thing;
  const extra = draws.chance(0.3)
    ? draws.pick(['及其使用方法', '及其控制方法', '及其使用方法', '及其工作方法', '及方法'])
    : '';
  const article = draws.chance(0.9) ? '一种' : '';
  const isWithMethod = kind === 'invention' && isMechanical(topic.family);
  const title = article + titled + (isWithMethod ? extra : '');
  if (isWithMethod && draws.chance(0.7)) scene.thing += extra;
  let text = unstutter(renderOne(OPENING, scene));
  scene.thing = name;
  if (draws.chance(0.12)) {
    text += renderOne(INCLUDES_FIRST, scene);
    scene.named = 1;
  } else {
    text += renderOne(INCLUDES, scene);
  }
  const closing = renderOne(length < 190 ? SHORT : CLOSING, scene);
  const room = length - closing.length - (length > 200 && draws.chance(0.6) ? 28 : 0);
  text += `${describe(scene, room - text.length, 14)}。`;
  if (room < length - closing.length) text += `${principle(scene)}。`;
  return {
    title,
    abstract: polish(text + closing),
    firstClaim: withClaim ? claim(scene) : null,
  };
}

/** Sentences on all parts in turn, then again on some, until `length` is full. */
function describe(scene: StructureScene, length: number, most: number): string {
  const { draws, names } = scene;
  let text = '';
  let guest = 1;
  for (let i = 0; i < most && text.length < length - (guest < names.length ? 4 : 14); i++) {
    scene.guest = guest < names.length ? guest++ : 1 + draws.below(names.length - 1);
    const sentence = relate(scene);
    if (sentence !== '') text += (draws.chance(0.22) ? '；' : '，') + sentence;
  }
  return text;
}

function principle(scene: StructureScene): string {
  const { draws } = scene;
  const last = Math.max(2, Math.min(scene.named, scene.names.length));
  scene.guest = 1 + draws.below(last - 1);
  scene.host = scene.chooseHost(last);
  const isMoving = scene.parts[scene.guest]!.moves && scene.names.length > 2 && draws.chance(0.7);
  if (!scene.chooseThird()) scene.third = scene.host;
  const templates = principlesFor(scene.topic.family, isMoving);
  return render(templates[draws.below(templates.length)]!, scene);
}

function claim(scene: StructureScene): string {
  const { draws } = scene;
  scene.named = 0;
  scene.placed = 1;
  scene.used.length = 0;
  scene.told.clear();
  scene.saysStuff = false;
  const lead = draws.pick(['包括', '包括：', '包括', '其包括']);
  const text = `1.一种${scene.thing}，其特征在于，${lead}${scene.enumerate()}`;
  return `${polish(text + describe(scene, 260, 3 + draws.below(5)))}。`;
}
