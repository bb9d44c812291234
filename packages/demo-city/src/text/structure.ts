import type { PatentKind } from '@zca/domain/registry';
import type { Draws } from '../base/random.ts';
import {
  COMMON_SLOTS,
  type CommonScene,
  CLOSINGS,
  fresh,
  OPENINGS,
  selfWord,
  SHORT_CLOSINGS,
} from './common.ts';
import {
  compileTemplates,
  lines,
  render,
  renderOne,
  type Template,
  type Vocabulary,
} from './template.ts';
import { FAMILY_WORDS, STRUCTURE_LISTS } from './structureWords.ts';
import type { Family, Part, Topic } from './topic.ts';

/** A product described by its parts. `host` carries `guest` in the sentence being written. */
class StructureScene implements CommonScene {
  readonly told = new Set<string>();
  thing = '';
  title = '';
  readonly parts: readonly Part[];
  readonly names: readonly string[];
  readonly draws: Draws;
  readonly topic: Topic;
  readonly self: string;
  /** Word before a part that was named already: 所述 or nothing. */
  readonly said: string;
  host = 0;
  guest = 1;

  constructor(
    draws: Draws,
    topic: Topic,
    self: string,
    parts: readonly Part[],
    names: readonly string[],
  ) {
    this.draws = draws;
    this.topic = topic;
    this.self = self;
    this.parts = parts;
    this.names = names;
    this.said = draws.chance(0.52) ? '所述' : '';
  }

  /** The product as the topic names it, before the title adds to it. */
  noun = '';

  /** The first parts as a list: A、B和C. */
  enumerate(): string {
    const count = Math.min(this.names.length, 2 + this.draws.below(this.names.length - 1));
    this.guest = count;
    const last = this.draws.chance(0.7) ? '和' : '以及';
    return this.names.slice(0, count - 1).join('、') + last + this.names[count - 1]!;
  }

  /** A part other than the two of the sentence, named early in the list. */
  third(): number {
    const count = this.names.length;
    let i = this.draws.below(Math.min(count, Math.max(3, this.guest + 1)));
    while (i === this.host || i === this.guest) i = (i + 1) % count;
    return i;
  }

  name(i: number): string {
    return this.said + this.names[i]!;
  }
}

const HOLLOW = /[槽孔腔口道缝室窗]$/;

const SLOTS = {
  ...COMMON_SLOTS,
  H: (s: StructureScene): string => s.name(s.host),
  G: (s: StructureScene): string => s.names[s.guest]!,
  SG: (s: StructureScene): string => s.name(s.guest),
  K: (s: StructureScene): string => s.name(s.third()),
  P: (s: StructureScene): string => s.enumerate(),
  P0: (s: StructureScene): string => s.names[0]!,
  G1: (s: StructureScene): string => s.names[Math.min(s.names.length - 1, 1 + s.draws.below(3))]!,
  N: (s: StructureScene): string => s.noun,
  virtue: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].virtue),
  merit: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].merit),
  quality: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].quality),
  cost: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].cost),
  adj: (s: StructureScene): string => s.draws.pick(FAMILY_WORDS[s.topic.family].adj),
  fn: (s: StructureScene): string => s.draws.pick(FAMILY_WORDS[s.topic.family].fn),
  has: (s: StructureScene): string => {
    const guest = s.parts[s.guest]!;
    if (HOLLOW.test(guest.name)) return s.draws.pick(STRUCTURE_LISTS.opened);
    return s.draws.pick(
      guest.moves && s.draws.chance(0.7) ? STRUCTURE_LISTS.movable : STRUCTURE_LISTS.fixed,
    );
  },
};
const VOCABULARY: Vocabulary<StructureScene> = { lists: STRUCTURE_LISTS, slots: SLOTS };
const compile = (text: string): readonly Template<StructureScene>[] =>
  compileTemplates(lines(text), VOCABULARY);

/** Sentences that put one part on, in or beside another. */
const RELATIONS: Readonly<Record<Family, readonly Template<StructureScene>[]>> = {
  mech: compile(`
    {H}的{side}{has}有{G}
    {H}{side}{has}有{many}{G}
    {SG}{has}于{H}的{on}
    {SG}位于{H}的{on}，并通过{joint}与{H}连接
    {H}与{SG}之间设有{joint}
    {SG}通过{joint}{has}在{H}的{on}
    {H}的{on}{has}有{G}，{SG}上设有{mate}
    {H}上设置有与{SG}相配合的{mate}
    {SG}的一端与{H}连接，另一端伸入{K}的{side}
    {SG}的数量为{many}，且{arrange}于{H}的{on}
    {H}内{has}有{G}，{SG}呈{shape}
    {SG}的截面呈{shape}，其{side}与{H}相接触
    {SG}采用{stuff}制成，并{arrange}在{H}的{on}
    {H}靠近{K}的一侧{has}有{G}
    {H}远离{K}的一端{has}有{G}
    {SG}贯穿{H}并延伸至{K}的{side}
    {H}的{side}对称{has}有两个{G}
    {SG}与{H}之间的夹角为{15-75/5}°
    {SG}与{H}之间的间距为{2-60}mm
    {H}的厚度为{~2-30}mm，其{on}{has}有{G}
    {SG}的外周套设有{joint}，{joint}的端部抵接于{H}
    {drive}的输出端与{SG}传动连接，用于带动{SG}{motion}
    {H}的{on}安装有{drive}，{drive}驱动{SG}{motion}
    {SG}由{drive}驱动并相对{H}{motion}
    {H}和{SG}通过{joint}与{K}相连
    {SG}分布在{H}的{on}，其{side}设有{mate}
    {H}开设有供{SG}{motion}的{mate}`),
  layer: compile(`
    {SG}位于{H}上方
    {SG}覆盖于{H}的{on}
    {SG}形成在{H}背离{K}的一侧
    {H}上依次设置有{G}
    {H}与{SG}之间设有厚度为{2-80}nm的过渡层
    {SG}的厚度为{~20-900/10}nm
    {SG}设置在{H}与{K}之间
    {SG}嵌入{H}内，嵌入深度为{0.1-2.5}μm
    {H}的表面沉积有{G}
    {SG}与{H}形成{contact}
    {SG}沿远离{K}的方向延伸
    {SG}在{H}上的正投影与{K}部分重叠
    {SG}的掺杂浓度为{1-9}×10{exp}cm⁻³
    {H}的两侧分别设有{G}
    {SG}贯穿{H}并与{K}接触
    {SG}的宽度为{~0.2-8.0/0.2}μm，间距为{0.5-6.0}μm
    {H}经刻蚀形成台面，{SG}位于台面的侧壁
    {SG}为{2-12}个周期交替生长的叠层
    {SG}呈{lshape}排布于{H}的上表面
    {H}朝向{K}的一面设有{G}`),
  fluid: compile(`
    {H}的{port}与{SG}连通
    {H}通过管路与{SG}相连
    {SG}的{port}连接{H}的{port}
    {H}与{SG}之间的管路上设有{valve}
    {H}的{side}{has}有{G}
    {H}内{has}有{G}
    {SG}设置在{H}的{on}，并与{K}相连通
    {H}底部的{port}经{valve}接至{SG}
    {SG}的出口端依次连接{H}和{K}
    {SG}内的温度控制在{~20-95/5}℃
    {H}的容积为{20-600/10}L，其{on}{has}有{G}
    {SG}沿{H}的轴向布置，管径为{10-150/5}mm
    {H}与{K}之间并联有{many}{G}
    {SG}上开设有{many}通孔，孔径为{0.5-9.5}mm
    流经{SG}的流量由{valve}调节
    {SG}的{port}设有{valve}，用于{flowtask}
    {H}的{on}{has}有{G}，{SG}与外部{source}相连
    {SG}相对水平面倾斜{5-60/5}°布置于{H}内
    {H}的外壁设有保温层，{SG}环绕于{H}的{on}`),
  circuit: compile(`
    {H}的输出端与{SG}的输入端电连接
    {H}与{SG}电性连接
    {SG}分别与{H}和{K}连接
    {H}通过{bus}与{SG}通信连接
    {SG}的信号端经{element}接至{H}
    {H}与{SG}之间串联有{element}
    {SG}并联在{H}的两端
    {H}用于向{SG}发送{signal}
    {SG}接收{H}输出的{signal}，并反馈至{K}
    {SG}的一端接{H}，另一端经{element}接地
    {H}上集成有{many}{G}
    {SG}设置在{H}的{on}，采样频率为{1-200}kHz
    {SG}的工作电压为{1.2-48.0/0.3}V
    {H}的{on}安装有{G}，{SG}与{K}信号连接
    {SG}根据{signal}控制{H}的通断
    {H}内部封装有{G}
    {SG}通过{bus}将{signal}上传至{K}
    {H}的控制端与{SG}相连，{SG}由{K}供电
    {SG}的阻抗为{20-120/5}Ω，并与{H}匹配`),
};

const PRINCIPLES = compile(`
  使用时，{drive}带动{SG}{motion}，使{H}与{K}{arrive}
  工作时，{SG}{motion}，{H}随之动作，进而{effect}
  通过设置{SG}，{effect}
  通过{H}与{SG}的配合，{effect}
  利用{SG}对{H}进行{act}，从而{effect}
  {SG}对{H}起到{act}作用，避免{problem}
  操作人员通过{SG}调节{H}的{adjust}，{effect}
  在{H}和{SG}的共同作用下，{effect}
  借助{SG}实现{H}的{act}
  当{SG}{motion}时，{H}与{K}{arrive}，从而{effect}
  {SG}使{H}的{adjust}可调，便于{act}
  需要检修时，将{SG}从{H}上取下即可`);

const STATIC_PRINCIPLES = compile(`
  通过设置{SG}，{effect}
  通过引入{SG}，{effect}
  通过{H}与{SG}的配合，{effect}
  利用{SG}改善{H}的工作状态，从而{effect}
  {SG}与{H}协同工作，避免了{problem}
  由于{H}与{SG}相邻设置，能够{effect}
  在{H}和{SG}的共同作用下，{effect}`);

const INCLUDES = compile(`
  包括{P}
  其包括{P}
  包括{P}，其中
  主要包括{P}
  由{P}组成
  该{T}包括{P}
  它包括{P}
  包括{P0}
  包括{P0}以及设置于{P0}的{G1}`);

const TITLES = compile(`
  {N}
  {N}
  {adj}{N}
  {adj}{N}
  {use}用{N}
  用于{use}的{N}
  具有{fn}功能的{N}
  {use}用{adj}{N}
  具有{fn}功能的{adj}{N}
  带有{G1}的{N}
  基于{G1}的{adj}{N}`);

const OPENING = compile(OPENINGS.join('\n'));
const CLOSING = compile(CLOSINGS.join('\n'));
const SHORT = compile(SHORT_CLOSINGS.join('\n'));

/** What a text generator gives for one patent. */
export interface PatentText {
  readonly title: string;
  readonly abstract: string;
  readonly firstClaim: string | null;
}

const ORDINALS = ['第一', '第二'];
const POSITIONS = ['上', '下', '左', '右', '内', '外', '前', '后', '主', '副'];

/** Picks parts in their order, from carrying to carried, and gives some a distinguishing word. */
function chooseParts(draws: Draws, topic: Topic): { parts: Part[]; names: string[] } {
  const wanted = Math.min(topic.parts.length, 4 + draws.below(5));
  const parts: Part[] = [];
  for (let i = 0, left = wanted; i < topic.parts.length && left > 0; i++) {
    if (draws.below(topic.parts.length - i) < left) {
      parts.push(topic.parts[i]!);
      left--;
    }
  }
  const numeral = draws.chance(0.13) ? draws.between(1, 4) : 0;
  const names = parts.map((part, i) => {
    let name = part.name;
    const u = draws.unit();
    const isPlain = /^[第主副上下左右内外前后双单]/.test(name);
    if (!isPlain && u < 0.14) name = ORDINALS[draws.below(2)]! + name;
    else if (!isPlain && u < 0.24 && topic.family === 'mech') name = draws.pick(POSITIONS) + name;
    return numeral === 0
      ? name
      : `${name}（${numeral === 1 ? i + 1 : numeral * (i + 1) + (numeral > 2 ? 10 : 0)}）`;
  });
  return { parts, names };
}

/** One more sentence on the next part, hung on one that was named before. */
function relate(scene: StructureScene): string {
  const host = scene.draws.chance(0.55) ? scene.guest - 1 : scene.draws.below(scene.guest);
  scene.host = host;
  return renderOne(RELATIONS[scene.topic.family], scene);
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
  scene.noun = draws.pick(topic.things);
  const titled = renderOne(TITLES, scene);
  scene.thing = draws.chance(0.75) ? titled : scene.noun;
  const extra = draws.chance(0.12)
    ? draws.pick(['及其使用方法', '及其控制方法', '及其安装方法'])
    : '';
  const article = draws.chance(0.9) ? '一种' : '';
  const title =
    article + titled + (kind === 'invention' && isMechanical(topic.family) ? extra : '');
  let text = renderOne(OPENING, scene);
  scene.guest = 1;
  text += renderOne(INCLUDES, scene);
  const wasListed = scene.guest > 1;
  let next = wasListed ? 1 : 1;
  const principles = topic.family === 'mech' ? PRINCIPLES : STATIC_PRINCIPLES;
  const closing = renderOne(length < 190 ? SHORT : CLOSING, scene);
  const principle = length > 200 && draws.chance(0.6) ? renderOneOn(principles, scene) : '';
  const body = length - closing.length - principle.length;
  while (text.length < body && next < names.length) {
    scene.guest = next++;
    text += (draws.chance(0.22) ? '；' : '，') + relate(scene);
  }
  while (text.length < body - 16) {
    scene.guest = 1 + draws.below(names.length - 1);
    text += (draws.chance(0.22) ? '；' : '，') + relate(scene);
  }
  text += '。';
  if (principle !== '') text += `${principle}。`;
  text += closing;
  return { title, abstract: text, firstClaim: withClaim ? claim(scene) : null };
}

function renderOneOn(
  templates: readonly Template<StructureScene>[],
  scene: StructureScene,
): string {
  scene.guest = 1 + scene.draws.below(scene.names.length - 1);
  scene.host = scene.draws.below(scene.guest);
  return render(templates[scene.draws.below(templates.length)]!, scene);
}

function claim(scene: StructureScene): string {
  scene.guest = 1;
  let text = `1.一种${scene.thing}，其特征在于，${scene.draws.pick(['包括', '包括：', '所述装置包括', '其包括'])}${scene.enumerate()}`;
  const count = 3 + scene.draws.below(4);
  for (let i = 0; i < count; i++) {
    scene.guest =
      i + 1 < scene.names.length ? i + 1 : 1 + scene.draws.below(scene.names.length - 1);
    text += (i % 2 === 0 ? '；' : '，') + relate(scene);
  }
  return `${text}。`;
}
