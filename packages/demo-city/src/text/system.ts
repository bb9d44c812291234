import type { PatentKind } from '@zca/domain/registry';
import type { Draws } from '../base/random.ts';
import {
  COMMON_SLOTS,
  type CommonScene,
  CLOSINGS,
  fresh,
  mayRepeat,
  OPENINGS,
  polish,
  selfWord,
  SHORT_CLOSINGS,
  unstutter,
} from './common.ts';
import type { PatentText } from './structure.ts';
import { FAMILY_WORDS, STRUCTURE_LISTS } from './structureWords.ts';
import {
  compileTemplates,
  lines,
  renderOne,
  type Template,
  type Vocabulary,
  words,
} from './template.ts';
import type { Module, Topic } from './topic.ts';

/** A system described by its modules and what each is for. */
class SystemScene implements CommonScene {
  readonly told = new Set<string>();
  thing = '';
  title = '';
  plain = '';
  product = '';
  it = '该系统';
  current = 0;
  readonly draws: Draws;
  readonly topic: Topic;
  readonly self: string;
  readonly modules: readonly Module[];
  readonly said: string;

  constructor(draws: Draws, topic: Topic, self: string, modules: readonly Module[]) {
    this.draws = draws;
    this.topic = topic;
    this.self = self;
    this.modules = modules;
    this.said = draws.chance(0.5) ? '所述' : '';
  }

  enumerate(): string {
    const names = this.modules.map((m) => m.name);
    return `${names.slice(0, -1).join('、')}${this.draws.chance(0.6) ? '和' : '以及'}${names[names.length - 1]!}`;
  }

  other(): string {
    let i = this.draws.below(this.modules.length);
    if (i === this.current) i = (i + 1) % this.modules.length;
    return this.said + this.modules[i]!.name;
  }
}

const WORDS = FAMILY_WORDS.circuit;
const LISTS = {
  bus: STRUCTURE_LISTS.bus,
  signal: STRUCTURE_LISTS.signal,
  element: STRUCTURE_LISTS.element,
  adj: words(
    '智能 分布式 多通道 低功耗 一体化 远程 便携式 网络化 可重构 高可靠 实时 轻量化 云边协同 多功能 自动',
  ),
  tail: words('系统 系统 系统 装置 平台 终端 系统及方法 装置及方法 控制系统'),
  chip: words(
    '单片机 FPGA芯片 数字信号处理器 嵌入式处理器 微控制器 可编程逻辑控制器 边缘计算单元 SoC芯片',
  ),
  fault: words('断电 通信中断 数据异常 超限 误触发 器件老化 信号丢失'),
  react: words('报警 自动复位 切换至备用通道 上报状态 降额运行 断开输出 记录日志'),
};
const SLOTS = {
  ...COMMON_SLOTS,
  N: (s: SystemScene): string => s.plain,
  P: (s: SystemScene): string => s.enumerate(),
  A: (s: SystemScene): string => s.said + s.modules[s.current]!.name,
  task: (s: SystemScene): string => s.modules[s.current]!.task,
  B: (s: SystemScene): string => s.other(),
  virtue: (s: SystemScene): string => fresh(s, WORDS.virtue),
  merit: (s: SystemScene): string => fresh(s, WORDS.merit),
  quality: (s: SystemScene): string => fresh(s, WORDS.quality),
  cost: (s: SystemScene): string => fresh(s, WORDS.cost),
  fn: (s: SystemScene): string => s.draws.pick(WORDS.fn),
};
const VOCABULARY: Vocabulary<SystemScene> = { lists: LISTS, slots: SLOTS };
const compile = (text: string): readonly Template<SystemScene>[] =>
  compileTemplates(lines(text), VOCABULARY);

const TASKS = compile(`
  {A}用于{task}
  {A}用于根据{B}给出的结果{task}
  {A}可以{task}
  {A}，用于{task}
  {A}被配置为{task}
  {A}{task}，并将结果发送至{B}
  {A}与{B}连接，用于{task}
  {A}接收{B}的{signal}，{task}
  {A}通过{bus}与{B}通信，以{task}
  {A}根据{B}给出的结果{task}
  利用{A}{task}
  {A}采用{chip}实现，负责{task}
  由{A}{task}，再交由{B}处理`);
const LINKS = compile(`
  {A}与{B}电连接
  {A}与{B}之间双向通信
  {A}的输出端经{element}接{B}
  {A}通过{bus}连接{B}
  {A}由{chip}构成
  {A}的响应时间小于{2-500/2}ms
  {A}的采样位数为{10-24/2}位
  {A}与{B}通过隔离电路连接
  当{A}检测到{fault}时，{B}{react}
  {A}内置{fn}功能
  {A}支持{2-64/2}路并行输入`);
const TITLES = compile(`
  {N}
  {N}
  {adj}{N}
  {use}用{N}
  用于{use}的{N}
  {use}{adj}{N}
  基于{bus}的{N}
  基于{chip}的{N}
  具有{fn}功能的{N}`);
const INCLUDES = compile(`
  包括{P}
  包括：{P}
  该系统包括{P}
  由{P}构成
  其包括{P}
  包括依次连接的{P}
  主要由{P}组成`);

const OPENING = compile(OPENINGS.join('\n'));
const CLOSING = compile(CLOSINGS.join('\n'));
const SHORT = compile(SHORT_CLOSINGS.join('\n'));

/** Writes title, abstract and, if asked, the first claim of a system; see `writeStructure`. */
export function writeSystem(
  draws: Draws,
  topic: Topic,
  kind: PatentKind,
  length: number,
  withClaim: boolean,
): PatentText {
  const wanted = Math.min(topic.modules.length, 3 + draws.below(4));
  const modules: Module[] = [];
  for (let i = 0, left = wanted; i < topic.modules.length && left > 0; i++) {
    if (draws.below(topic.modules.length - i) < left) {
      modules.push(topic.modules[i]!);
      left--;
    }
  }
  const scene = new SystemScene(draws, topic, selfWord(kind), modules);
  scene.plain = draws.pick(topic.things);
  scene.product = scene.plain;
  if (/(装置|仪|器|机|设备|终端|平台)$/.test(scene.plain)) scene.it = '该装置';
  const titled = unstutter(renderOne(TITLES, scene));
  scene.thing = draws.chance(0.8) && mayRepeat(titled, length) ? titled : scene.plain;
  const title = (draws.chance(0.88) ? '一种' : '') + titled;
  let text = unstutter(renderOne(OPENING, scene));
  text += renderOne(INCLUDES, scene);
  const closing = renderOne(length < 190 ? SHORT : CLOSING, scene);
  text += `${relations(scene, length - closing.length - text.length)}。`;
  return { title, abstract: polish(text + closing), firstClaim: withClaim ? claim(scene) : null };
}

function relations(scene: SystemScene, length: number): string {
  const { draws, modules } = scene;
  let text = '';
  let i = 0;
  while ((text.length < length && i < modules.length) || (i < 14 && text.length < length - 18)) {
    scene.current = i % modules.length;
    text += draws.chance(0.45) ? '；' : '，';
    text += renderOne(i < modules.length && draws.chance(0.78) ? TASKS : LINKS, scene);
    i++;
  }
  return text;
}

function claim(scene: SystemScene): string {
  return `1.一种${scene.thing}，其特征在于，包括${scene.enumerate()}${relations(scene, 120)}。`;
}
