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
import { PROCESS_LISTS, PROCESS_STEPS } from './processWords.ts';
import type { PatentText } from './structure.ts';
import {
  compileTemplates,
  lines,
  render,
  renderOne,
  type Template,
  type Vocabulary,
  words,
} from './template.ts';
import type { Topic } from './topic.ts';

/** A material or product described by how it is made. */
class ProcessScene implements CommonScene {
  readonly told = new Set<string>();
  readonly used = new Set<string>();
  thing = '';
  title = '';
  noun = '';
  stage = 0;
  readonly draws: Draws;
  readonly topic: Topic;
  readonly self: string;

  constructor(draws: Draws, topic: Topic, self: string) {
    this.draws = draws;
    this.topic = topic;
    this.self = self;
  }

  /** A material that was not named yet, while there is one. */
  material(): string {
    const list = this.topic.materials;
    let word = this.draws.pick(list);
    for (let tries = 0; tries < 5 && this.used.has(word); tries++) word = this.draws.pick(list);
    this.used.add(word);
    return word;
  }
}

const LISTS = {
  ...PROCESS_LISTS,
  virtue: words(
    '工艺简单 成本低廉 操作简便 条件温和 易于工业化生产 重复性好 绿色环保 原料易得 流程短 可控性强 能耗低 适合规模化生产',
  ),
  merit: words(
    '工艺简单 成本低 效率高 环境友好 原料来源广 稳定性好 产品一致性好 适用性强 安全性高',
  ),
  quality: words('产品质量 产品稳定性 批次一致性 使用性能 原料利用率 生产效率 综合性能'),
  cost: words('生产成本 能耗 原料成本 环境污染 废液排放 生产周期 设备要求'),
  adj: words(
    '高性能 新型 高纯 环保型 改性 多孔 复合 高稳定性 低成本 功能化 高强度 耐久型 缓释型 高效 轻质 绿色',
  ),
  tail: words(
    '的制备方法 及其制备方法 的制备工艺 及其制备方法和应用 的生产方法 的制备方法及应用 及制备方法',
  ),
};

const SLOTS = {
  ...COMMON_SLOTS,
  N: (s: ProcessScene): string => s.noun,
  m: (s: ProcessScene): string => s.material(),
  i: (s: ProcessScene): string =>
    s.topic.intermediates[
      Math.min(s.topic.intermediates.length - 1, Math.max(0, s.stage - 1 + s.draws.below(2)))
    ]!,
  ni: (s: ProcessScene): string =>
    s.topic.intermediates[
      Math.min(s.topic.intermediates.length - 1, s.stage + 1 + s.draws.below(2))
    ]!,
  virtue: (s: ProcessScene): string => fresh(s, LISTS.virtue),
  merit: (s: ProcessScene): string => fresh(s, LISTS.merit),
  quality: (s: ProcessScene): string => fresh(s, LISTS.quality),
  cost: (s: ProcessScene): string => fresh(s, LISTS.cost),
};
const VOCABULARY: Vocabulary<ProcessScene> = { lists: LISTS, slots: SLOTS };
const compile = (text: string): readonly Template<ProcessScene>[] =>
  compileTemplates(lines(text), VOCABULARY);

/** Steps by family and stage 1 to 4. */
const STEPS: Readonly<Record<string, readonly (readonly Template<ProcessScene>[])[]>> =
  Object.fromEntries(
    Object.entries(PROCESS_STEPS).map(([family, text]) => [
      family,
      [1, 2, 3, 4].map((stage) =>
        compileTemplates(
          lines(text)
            .filter((line) => line[0] === String(stage))
            .map((line) => line.slice(2)),
          VOCABULARY,
        ),
      ),
    ]),
  );

/** Names of the families of process steps. */
export const PROCESS_FAMILIES: readonly string[] = Object.keys(PROCESS_STEPS);

const TITLES = compile(`
  {N}{tail}
  {N}{tail}
  {adj}{N}{tail}
  {use}用{N}{tail}
  以{m}为原料制备{N}的方法
  {m}改性{N}{tail}
  含{m}的{N}{tail}
  {adj}{N}
  基于{m}的{N}{tail}
  {use}用{adj}{N}{tail}
  利用{m}制备{N}的工艺`);

const OPENING = compile(OPENINGS.join('\n'));
const CLOSING = compile(CLOSINGS.join('\n'));
const SHORT = compile(SHORT_CLOSINGS.join('\n'));
const LEADS = [
  '包括以下步骤：',
  '步骤如下：',
  '其步骤为：',
  '具体步骤包括：',
  '该方法包括：',
  '按以下步骤进行：',
  '具体包括以下步骤：',
  '首先',
];
const MIDDLES = compile(`
  其中{m}的用量为{i}质量的{~0.5-12.0/0.5}%
  所述{m}的粒径为{~0.5-60.0/0.5}μm
  所述{m}与{m}的质量比为{1-9}:{1-6}
  优选地，{m}的纯度不低于{98.0-99.9}%
  {m}的加入可{effect}
  其中，{m}分{2-5}次加入`);

const NUMBERINGS: readonly ((n: number) => string)[] = [
  (n) => `（${n}）`,
  (n) => `步骤${n}、`,
  (n) => `S${n}、`,
  (n) => `步骤${'一二三四五六七八'[n - 1]!}，`,
  (n) => `${n}）`,
];

/** Writes title, abstract and, if asked, the first claim of a process; see `writeStructure`. */
export function writeProcess(
  draws: Draws,
  topic: Topic,
  kind: PatentKind,
  length: number,
  withClaim: boolean,
): PatentText {
  const scene = new ProcessScene(draws, topic, selfWord(kind));
  scene.noun = draws.pick(topic.things);
  const titled = renderOne(TITLES, scene);
  const isPlain = /^(以|利用)/.test(titled);
  scene.thing = isPlain ? titled : draws.chance(0.75) ? titled : `${scene.noun}的制备方法`;
  const title = isPlain && draws.chance(0.7) ? titled : `一种${titled}`;
  let text = renderOne(OPENING, scene);
  const closing = renderOne(length < 190 ? SHORT : CLOSING, scene);
  text += steps(scene, length - closing.length - text.length);
  return { title, abstract: text + closing, firstClaim: withClaim ? claim(scene) : null };
}

/** Steps in the order of their stages until `length` characters are full. */
function steps(scene: ProcessScene, length: number): string {
  const { draws } = scene;
  const family = STEPS[scene.topic.process!]!;
  const counts = length > 150 ? [1, 2, 2, 1] : length > 100 ? [1, 1, 2, 1] : [1, 1, 1, 0];
  const numbering = draws.chance(0.45) ? draws.pick(NUMBERINGS) : null;
  let text = numbering ? draws.pick(LEADS.slice(0, 7)) : draws.pick(LEADS);
  let n = 0;
  const said = new Set<number>();
  for (let stage = 0; stage < 4; stage++) {
    const templates = family[stage]!;
    said.clear();
    for (let i = 0; i < counts[stage]!; i++) {
      let which = draws.below(templates.length);
      if (said.has(which)) which = (which + 1) % templates.length;
      said.add(which);
      scene.stage = Math.min(3, stage + i);
      n++;
      if (numbering) text += numbering(n);
      else if (n > 1) text += draws.pick(['，', '，', '；', '；然后', '，再', '，随后']);
      text += render(templates[which]!, scene);
      if (stage < 3 && text.length < length - 40 && draws.chance(0.3))
        text += `，${renderOne(MIDDLES, scene)}`;
      if (numbering) text += '；';
      if (text.length > length && stage >= 2) return finish(text);
    }
  }
  return finish(text);
}

const finish = (text: string): string => `${text.replace(/[；，]$/, '')}。`;

function claim(scene: ProcessScene): string {
  return `1.一种${scene.thing}，其特征在于，${steps(scene, 190)}`;
}
