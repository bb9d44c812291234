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
  /** What each of `things` is made from, in their order; empty when any material will do. */
  readonly bases: readonly string[];
  /** What is added to the materials in small amounts. */
  readonly reagents: readonly string[];
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
  /** Turns when it moves; else it slides or swings. */
  readonly turns: boolean;
  /** Too small to carry another part. */
  readonly isSmall: boolean;
  readonly isVessel: boolean;
  readonly isPipe: boolean;
  /** Its outline may be spoken of: a plate, a block, a cover. */
  readonly isShaped: boolean;
}

export interface Module {
  readonly name: string;
  readonly task: string;
}

const SMALL =
  /(传感器|感应器|探头|探测头|检测头|检测片|检测器|编码器|开关|按钮|按键|旋钮|灯|灯条|芯片|元件|热电偶|温度计|压力表|流量计|计数器|相机|摄像头|雷达|螺栓|螺母|螺钉|螺杆|销|销轴|弹簧|碟簧组|垫|垫片|密封圈|密封环|密封条|胶圈|胶筒|标签窗|喷嘴|截齿|阀|锁扣|卡扣|铰链|电缆|导线|磁铁|滤芯|滤网|孔|缝|流道|分流道|风道|接口|按钮座|吸管|贴片|刀片|电极)$/;
const VESSEL = /(箱|罐|池|缸|桶|槽|釜|塔|反应器|蒸发器|冷凝器|储液器|仓|筒|腔|壳|炉|壶|盒)$/;
const PIPE = /(管|管路|管道|盘管|管线|支路)$/;
const SHAPED = /[板块座架罩壳筒垫片杆盒框台盖]$/;
const TURNS =
  /(轮|辊|轴|筒|盘|桨|刷|叶片|叶轮|锭子|齿|臂|门|盖|翻板|手柄|刀轴|转台|滚筒|钻头|主轴)$/;

function readPart(word: string): Part {
  const name = word.replace('~', '');
  return {
    name,
    moves: word.endsWith('~'),
    turns: TURNS.test(name),
    isSmall: SMALL.test(name),
    isVessel: VESSEL.test(name),
    isPipe: PIPE.test(name),
    isShaped: SHAPED.test(name),
  };
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
 * `c` IPC, `n` things, `p` parts, `w` family of process steps, `m` materials, `b` the chief
 * material of each thing, `r` what is added (else the later half of the materials), `i` intermediates, `g` goals, `d` data, `f` features, `k` models, `o` outputs, `s` modules as name:task, `a` uses,
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
        parts: list('p').map(readPart),
        bases: list('b'),
        // Lists without reagents of their own begin with what a product mostly consists of.
        materials: lists.has('r')
          ? list('m')
          : list('m').slice(0, Math.ceil(list('m').length * 0.65)),
        reagents: lists.get('r') ?? list('m').slice(Math.floor(list('m').length / 2)),
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
