import { fresh, COMMON_SLOTS, CLOSINGS, OPENINGS, SHORT_CLOSINGS } from './common.ts';
import type { StructureScene } from './structureScene.ts';
import { FAMILY_WORDS, STRUCTURE_LISTS } from './structureWords.ts';
import { compileTemplates, lines, type Template, type Vocabulary } from './template.ts';
import type { Family } from './topic.ts';

const HOLLOW = /([孔缝口]|卡槽|滑槽|凹槽|导槽|沟槽|导向槽|限位槽|流道|风道|通道|空腔)$/;

const HINGED = /(臂|门|盖|翻板|手柄|护栏|挡板|翻架)$/;

const SLOTS = {
  ...COMMON_SLOTS,
  H: (s: StructureScene): string => s.name(s.host),
  G: (s: StructureScene): string => s.names[s.guest]!,
  SG: (s: StructureScene): string => s.name(s.guest),
  K: (s: StructureScene): string => s.name(s.third),
  P: (s: StructureScene): string => s.enumerate(),
  P0: (s: StructureScene): string => s.names[0]!,
  G1: (s: StructureScene): string => s.parts[Math.min(s.parts.length - 1, s.second)]!.name,
  N: (s: StructureScene): string => s.plain,
  virtue: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].virtue),
  merit: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].merit),
  quality: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].quality),
  cost: (s: StructureScene): string => fresh(s, FAMILY_WORDS[s.topic.family].cost),
  adj: (s: StructureScene): string => s.draws.pick(FAMILY_WORDS[s.topic.family].adj),
  fn: (s: StructureScene): string => s.draws.pick(FAMILY_WORDS[s.topic.family].fn),
  groove: (s: StructureScene): string => s.say(STRUCTURE_LISTS.groove),
  groove2: (s: StructureScene): string => s.again,
  sleeve: (s: StructureScene): string => s.say(STRUCTURE_LISTS.sleeve),
  sleeve2: (s: StructureScene): string => s.again,
  fastener: (s: StructureScene): string => s.say(STRUCTURE_LISTS.fastener),
  fastener2: (s: StructureScene): string => s.again,
  drive: (s: StructureScene): string =>
    s.driveOf(s.parts[s.guest]!.turns ? STRUCTURE_LISTS.rotary : STRUCTURE_LISTS.linear),
  motion: (s: StructureScene): string =>
    s.draws.pick(s.parts[s.guest]!.turns ? STRUCTURE_LISTS.turn : STRUCTURE_LISTS.slide),
  has: (s: StructureScene): string => {
    const guest = s.parts[s.guest]!;
    if (HOLLOW.test(guest.name)) return s.draws.pick(STRUCTURE_LISTS.opened);
    if (!guest.moves || s.draws.chance(0.3)) return s.draws.pick(STRUCTURE_LISTS.fixed);
    if (HINGED.test(guest.name)) return s.draws.pick(STRUCTURE_LISTS.hinged);
    return s.draws.pick(guest.turns ? STRUCTURE_LISTS.turning : STRUCTURE_LISTS.sliding);
  },
};
const VOCABULARY: Vocabulary<StructureScene> = { lists: STRUCTURE_LISTS, slots: SLOTS };
const compile = (text: string): readonly Template<StructureScene>[] =>
  compileTemplates(lines(text), VOCABULARY);

/** A sentence on two parts with what it asks of them. */
export interface Relation {
  readonly template: Template<StructureScene>;
  /** It brings the guest in, and so can be said only once of it. */
  readonly places: boolean;
  readonly needsThird: boolean;
  readonly needsMotion: boolean;
  /** It says where the guest is, and so fits only a guest that has no place yet. */
  readonly locates: boolean;
  /** It says what the guest is made of, which one text says once. */
  readonly isOnStuff: boolean;
  /** It speaks of several of the guest. */
  readonly isPlural: boolean;
  readonly guest: 'any' | 'body' | 'vessel' | 'pipe' | 'shaped';
  readonly needsHostVessel: boolean;
}

const LOCATES =
  /位于|\{has\}[于在]|\{arrange\}|设置在|固定在\{H\}的\{on\}$|分布在|层叠在|嵌入|覆盖|安装于/;

/**
 * Sentences, one a line; before it `b ` when the guest must not be small, `v ` when it holds
 * something, `t ` when it is a pipe, `s ` when its outline may be spoken of, `w ` when the host holds something.
 */
function relations(text: string): readonly Relation[] {
  return lines(text).map((line) => {
    const tag = /^([bvtws]) /.exec(line)?.[1];
    const body = tag === undefined ? line : line.slice(2);
    return {
      template: compile(body)[0]!,
      places: body.includes('{G}'),
      needsThird: body.includes('{K}'),
      needsMotion: body.includes('{motion}') || body.includes('{drive}'),
      locates: LOCATES.test(body),
      isOnStuff: body.includes('{stuff}'),
      isPlural: body.includes('plural}') || body.includes('{many}'),
      guest:
        tag === 'b'
          ? 'body'
          : tag === 'v'
            ? 'vessel'
            : tag === 't'
              ? 'pipe'
              : tag === 's'
                ? 'shaped'
                : 'any',
      needsHostVessel: tag === 'w',
    };
  });
}

/** Sentences that put one part on, in or beside another. */
export const RELATIONS: Readonly<Record<Family, readonly Relation[]>> = {
  mech: relations(`
    {H}的{side}{has}有{G}
    {H}{side}{has}有{G}
    {H}的{on}{has}有{G}
    {H}上{has}有{G}
    b {H}{side}{has}有{many}{G}
    b {H}的{on}{has}有{plural}{G}
    {H}的{side}对称{has}有两个{G}
    {H}靠近{K}的一侧{has}有{G}
    {H}远离{K}的一侧{has}有{G}
    {H}与{K}之间{has}有{G}
    {H}的{on}通过{joint}{has}有{G}
    b {H}的厚度为{~1.0-15.0/0.5}mm，其{on}{has}有{G}
    b {H}的{on}{has}有{G}，{SG}上开有{groove}
    s {H}的{on}{has}有{G}，{SG}呈{shape}
    {H}的{on}{has}有{G}，{SG}与{K}相对应
    {H}的{on}{has}有{G}，{SG}的端部朝向{K}
    b {H}的{on}{has}有{G}，{SG}的长度为{H}长度的{0.2-0.9}倍
    {SG}{has}于{H}的{on}
    {SG}{has}在{H}上
    {SG}固定在{H}的{on}
    {SG}位于{H}与{K}之间
    b {SG}位于{H}的{on}，并通过{joint}与{H}连接
    b {SG}通过{joint}{has}在{H}的{on}
    b {SG}借助{joint}与{H}连接
    b {H}与{SG}通过{fastener}固接，{fastener2}的数量为{plural}
    b {H}上设置有与{SG}相配合的{mate}
    b {SG}的一端与{H}连接，另一端伸入{K}的{side}
    b {SG}的两端分别抵接{H}和{K}
    {SG}的数量为{plural}，且{arrange}于{H}的{on}
    {plural}{SG}{arrange}在{H}的{on}
    s {SG}的截面呈{shape}，其{side}与{H}相接触
    b {SG}采用{stuff}制成
    b {SG}由{stuff}制成，其表面经喷涂处理
    b {SG}贯穿{H}并延伸至{K}的{side}
    b {SG}与{H}的夹角为{15-75/5}°
    {SG}与{H}的间距为{2-30}mm
    b {SG}的外周套设有{sleeve}，{sleeve2}的端部抵接于{H}
    b {SG}与{H}间隙配合，间隙为{0.05-0.90/0.05}mm
    b {SG}高于{H}的{on}{1-20}mm
    b {SG}的宽度小于{H}的宽度
    b {SG}和{K}分别位于{H}的两侧
    {SG}和{K}通过{joint}固定在{H}上
    b {SG}分布在{H}的{on}，其{side}带有{mate}
    b {SG}的{side}开有{groove}，{groove2}处装有{joint}
    {drive}的输出端与{SG}传动连接，用于带动{SG}{motion}
    {H}的{on}安装有{drive}，{drive}驱动{SG}{motion}
    {SG}由{drive}驱动，能够相对{H}{motion}
    {H}开设有供{SG}{motion}的{groove}
    {H}上装有驱动{SG}{motion}的{drive}
    {SG}能够在{drive}的带动下{motion}，以靠近或远离{K}
    {drive}固定在{H}的{on}，并带动{SG}{motion}`),
  layer: relations(`
    {SG}层叠在{H}上
    {SG}位于{H}的上表面
    {SG}覆盖于{H}的{face}
    {SG}覆盖{H}的部分表面
    {SG}形成在{H}背离{K}的一侧
    {H}上设置有{G}
    {H}上形成有{G}
    {H}的表面沉积有{G}
    {H}朝向{K}的一面形成有{G}
    {H}背离{K}的一面制备有{G}
    {H}的两侧分别形成{G}
    {H}上生长有厚度为{20-900/10}nm的{G}
    {SG}经厚度为{2-80}nm的过渡层与{H}接触
    {SG}的厚度为{~20-900/10}nm
    {SG}的厚度小于{H}的厚度
    {SG}设置在{H}与{K}之间
    {SG}嵌入{H}内，嵌入深度为{0.1-2.5}μm
    {SG}与{H}形成{contact}
    {SG}沿远离{K}的方向延伸
    {SG}在{H}上的正投影与{K}部分重叠
    {SG}在{H}上的投影位于{K}的投影内
    {SG}的掺杂浓度为{1-9}×10{exp}cm⁻³
    {SG}贯穿{H}并与{K}接触
    {SG}与{K}通过{H}相互隔离
    {SG}的宽度为{~0.2-8.0/0.2}μm，间距为{0.5-6.0}μm
    {SG}与{K}的横向间距为{0.2-9.0/0.2}μm
    {H}经刻蚀形成台面，{SG}位于台面的侧壁
    {SG}为{2-12}个周期交替生长的叠层
    {SG}呈{lshape}排布于{H}的上表面
    {SG}包括依次层叠的第一子层和第二子层，二者的厚度比为{1-4}:{1-3}
    {SG}与{H}的接触面为粗糙面，粗糙度为{0.2-9.0/0.2}nm`),
  fluid: relations(`
    {H}的{port}连接有{G}
    {H}的{side}{has}有{G}
    {H}的{on}{has}有{G}
    w {H}内{has}有{G}
    w {H}的内部沿高度方向{has}有{many}{G}
    b {H}的{on}{has}有{G}，{SG}外接{source}
    {H}与{K}之间{has}有{G}
    b {H}与{K}之间并联有{many}{G}
    b {H}的下游连接有{G}
    b {H}的{port}与{SG}连通
    b {H}通过管路与{SG}相连
    b {SG}的{port}连接{H}的{port}
    b {H}经{valve}与{SG}连通
    w {H}底部的{port}经{valve}接至{SG}
    b {SG}的出口端依次连接{H}和{K}
    b {SG}的一端与{H}连通，另一端与{K}连通
    {SG}设置在{H}的{on}
    b {SG}设置在{H}的{on}，并与{K}连通
    {SG}位于{H}与{K}之间
    {SG}的数量为{plural}，{arrange}于{H}的{on}
    v {SG}内的温度控制在{~20-95/5}℃
    v {SG}的容积为{20-600/10}L
    v {SG}内的液位高度为{200-1800/50}mm
    v {SG}的外壁包覆保温层，保温层的厚度为{20-120/5}mm
    v {SG}的底部呈锥形，锥角为{45-90/5}°
    w {H}的外壁包覆保温层，{SG}环绕于{H}的{on}
    t {SG}沿{H}的轴向布置，管径为{10-150/5}mm
    t {SG}上开设有{plural}通孔，孔径为{0.5-9.5}mm
    t {SG}上装有{fitting}
    t {SG}相对水平面倾斜{5-60/5}°
    b 流经{SG}的流量由{regulator}调节
    b {SG}的{port}配有{fitting}
    b {SG}与{H}由旁通管路连通，旁通管路上配有{valve}
    b {SG}采用{stuff}制成
    b {SG}可拆卸地安装于{H}的{on}，便于清洗和更换
    b {SG}将来自{H}的介质送入{K}`),
  circuit: relations(`
    {H}上集成有{G}
    {H}的{on}安装有{G}，{SG}与{K}信号连接
    {H}的输出端接有{G}
    {H}的输入端接有{G}
    {H}还连接有{G}
    {H}和{K}共同接入{G}
    {H}的输出端与{SG}的输入端电连接
    {H}与{SG}电性连接
    {H}与{SG}电连接
    {SG}分别与{H}和{K}连接
    {SG}分别与{H}、{K}电连接
    {H}通过{bus}与{SG}通信连接
    {SG}的信号端经{element}接至{H}
    {H}经串联的{element}与{SG}连接
    {SG}并联在{H}的两端
    {H}用于向{SG}发送{signal}
    {SG}接收{H}输出的{signal}，并反馈至{K}
    {SG}将{signal}传输至{H}
    {SG}的一端接{H}，另一端经{element}接地
    {SG}的正极接{H}，负极接{K}
    {SG}设置在{H}的{on}
    {SG}的采样频率为{1-200}kHz
    {SG}的工作电压为{volt}V
    {SG}的额定电流为{0.5-15.0/0.5}A
    {SG}根据{signal}控制{H}的通断
    {SG}根据{H}的{signal}调节{K}的工作状态
    {SG}通过{bus}将{signal}上传至{K}
    {SG}与{H}共地，并经{element}耦合
    {H}的控制端与{SG}相连，{SG}由{K}供电
    {SG}的阻抗为{ohm}Ω，并与{H}匹配
    {SG}的响应时间小于{2-500/2}ms
    {SG}的数量为{plural}，并与{H}一一对应`),
};

const PRINCIPLES_MOVING = compile(`
  使用时，{drive}带动{SG}{motion}，使{H}与{K}{arrive}
  工作时，{drive}驱动{SG}{motion}，{H}随之动作，进而{effect}
  当{SG}{motion}时，{H}与{K}{arrive}，从而{effect}
  启动{drive}，{SG}{motion}，配合{H}完成{act}，{effect}
  {SG}使{H}的{adjust}可调，便于{act}
  操作人员通过{SG}调节{H}的{adjust}，{effect}`);
const PRINCIPLES_FIXED = compile(`
  通过设置{SG}，{effect}
  通过在{H}上设置{SG}，{effect}
  通过{H}与{SG}的配合，{effect}
  利用{SG}对{H}进行{act}，从而{effect}
  {SG}对{H}起到{act}作用，避免{problem}
  在{H}和{SG}的共同作用下，{effect}
  借助{SG}实现{H}的{act}，{effect}
  由于设置了{SG}，{H}与{K}{arrive}，{effect}
  需要检修时，将{SG}从{H}上取下即可，{effect}
  使用时，通过{SG}对{H}进行{act}，可以{effect}
  便于对{H}进行{act}，同时{effect}
  利用{SG}即可对{K}进行{act}，{effect}`);
const PRINCIPLES_STATIC = compile(`
  通过设置{SG}，{effect}
  通过引入{SG}，{effect}
  通过{H}与{SG}的配合，{effect}
  利用{SG}改善{H}的工作状态，从而{effect}
  {SG}与{H}协同工作，避免了{problem}
  由于{SG}与{H}相配合，能够{effect}
  在{H}和{SG}的共同作用下，{effect}
  通过优化{SG}与{H}的布置，{effect}`);

/** Sentences on how the parts work together. */
export function principlesFor(
  family: Family,
  isMoving: boolean,
): readonly Template<StructureScene>[] {
  if (family !== 'mech') return PRINCIPLES_STATIC;
  return isMoving ? PRINCIPLES_MOVING : PRINCIPLES_FIXED;
}

/** What the product has; those with `{P}` name all parts. */
export const INCLUDES = compile(`
  包括{P}
  包括{P}
  包括{P}
  其包括{P}
  {it}包括{P}
  {it}包括{P}
  其结构包括{P}
  包括{P}，其中
  主要包括{P}
  由{P}组成
  该{N}包括{P}
  所述{N}包括{P}
  它包括{P}`);
/** What it has when only the first part is named. */
export const INCLUDES_FIRST = compile(`
  包括{P0}
  其包括{P0}
  该{N}包括{P0}`);

export const TITLES = compile(`
  {N}
  {N}
  {N}
  {N}
  {adj}{N}
  {adj}{N}
  {adj}{N}
  {use}用{N}
  用于{use}的{N}
  具有{fn}功能的{N}
  带{fn}功能的{N}
  {use}用{adj}{N}
  具有{fn}功能的{adj}{N}
  带有{G1}的{N}
  设有{G1}的{adj}{N}
  基于{G1}的{N}`);

export const OPENING = compile(OPENINGS.join('\n'));
export const CLOSING = compile(
  [
    ...CLOSINGS,
    '{self}结构合理，可以{effect}，{effect}。',
    '{self}结构合理，{effect}，{virtue}。',
    '{it}结构设计合理，{effect}，同时{effect}。',
    '{self}的结构便于{act}，可以{effect}，{effect}。',
    '{self}通过对结构进行优化，{effect}，{virtue}。',
    '使用时可根据需要进行调节，{effect}，{virtue}。',
  ].join('\n'),
);
export const SHORT = compile(SHORT_CLOSINGS.join('\n'));
