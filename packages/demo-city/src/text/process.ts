import type { PatentKind } from '@zca/domain/registry';
import type { Draws } from '../base/random.ts';
import {
  COMMON_SLOTS,
  CLOSINGS,
  fresh,
  mayRepeat,
  OPENINGS,
  polish,
  selfWord,
  SHORT_CLOSINGS,
  unstutter,
} from './common.ts';
import { ProcessScene } from './processScene.ts';
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
    '高性能 新型 环保型 改性 复合 高稳定性 低成本 功能化 耐久型 高效 绿色 高品质 多功能 高均匀性',
  ),
  plainAdj: words('新型 高性能 高稳定性 高一致性 低成本 高效 高可靠性 高品质'),
  manner: words('高效 绿色 短流程 低成本 快速 低能耗 连续化 环保 精细化'),
  tail: words(
    '的制备方法 及其制备方法 及其制备方法 的制备工艺 及其制备方法和应用 的生产方法 的制备方法及应用 及制备方法 及其制备方法与应用',
  ),
  machined: words('的加工方法 的加工工艺 的制造方法 的成形方法 的精密加工方法'),
  done: words('方法 方法 工艺 的方法 方法及其应用 工艺方法'),
};

const SLOTS = {
  ...COMMON_SLOTS,
  N: (s: ProcessScene): string => s.product,
  m: (s: ProcessScene): string => s.material(),
  m0: (s: ProcessScene): string => s.chief(),
  r: (s: ProcessScene): string => s.reagent(),
  u: (s: ProcessScene): string => s.known(),
  i: (s: ProcessScene): string => s.intermediate(),
  ni: (s: ProcessScene): string => s.next(),
  virtue: (s: ProcessScene): string => fresh(s, LISTS.virtue),
  merit: (s: ProcessScene): string => fresh(s, LISTS.merit),
  quality: (s: ProcessScene): string => fresh(s, LISTS.quality),
  cost: (s: ProcessScene): string => fresh(s, LISTS.cost),
};
const VOCABULARY: Vocabulary<ProcessScene> = { lists: LISTS, slots: SLOTS };
const compile = (text: string): readonly Template<ProcessScene>[] =>
  compileTemplates(lines(text), VOCABULARY);

/** A step; what it says may be a result, which is not something to be done. */
interface Step {
  readonly template: Template<ProcessScene>;
  readonly isResult: boolean;
}

const OBTAINED =
  /((?:得到|制得|制成|制备|收集|形成|获得|沉积|浇铸成|浇注成|定义|合成|生成|纺制|生长[^，{]*(?:\{[^}]+\}[^，{]*)*的)(?:\{[^}]*\}支)?)\{i\}/g;
const RESULT =
  /^(所得|所制|成品|产品|制品|制件|样品|杂质|试验|动物|体外|体内|检测|现场|每|有效活菌|该制剂|首次|在\{1-5\}C|加工变形|最终回收|最终产品|果实|成活率|与常规|与对照|与未|\{7-28\}d|25℃|运动粘度|使用时|颗粒的|涂层的|膜的|线材的|材料的|器件的|电池的)/;

/** Steps by family and stage 1 to 4. */
const STEPS: Readonly<Record<string, readonly (readonly Step[])[]>> = Object.fromEntries(
  Object.entries(PROCESS_STEPS).map(([family, text]) => [
    family,
    [1, 2, 3, 4].map((stage) =>
      lines(text)
        .filter((line) => line[0] === String(stage))
        .map((line) => ({
          template: compile(line.slice(2).replace(OBTAINED, '$1{ni}'))[0]!,
          isResult: stage === 4 && RESULT.test(line.slice(2)),
        })),
    ),
  ]),
);

/** Names of the families of process steps. */
export const PROCESS_FAMILIES: readonly string[] = Object.keys(PROCESS_STEPS);

const TITLES = compile(`
  {N}{tail}
  {N}{tail}
  {N}{tail}
  {adj}{N}{tail}
  {adj}{N}{tail}
  {use}用{N}{tail}
  适用于{use}的{N}{tail}
  以{m}为原料制备{N}的方法
  {r}改性{N}{tail}
  含{r}的{N}{tail}
  基于{r}的{N}{tail}
  添加{r}的{adj}{N}{tail}
  {use}用{adj}{N}{tail}
  利用{m}制备{N}的工艺`);
/** Families whose product is built up and is not a material. */
const BUILT = new Set([
  'film',
  'epitaxy',
  'planar',
  'modulepack',
  'additive',
  'pvcell',
  'antibody',
  'subunit',
  'viral',
  'gene',
  'cell',
  'lateral',
  'immunoassay',
  'assay',
]);
const BUILT_TITLES = compile(`
  {N}{tail}
  {N}{tail}
  {N}{tail}
  {plainAdj}{N}{tail}
  {plainAdj}{N}{tail}
  {use}用{N}{tail}
  适用于{use}的{N}{tail}
  {use}用{plainAdj}{N}{tail}
  面向{use}的{N}{tail}`);
const MACHINED_TITLES = compile(`
  {N}{machined}
  {N}{machined}
  {manner}{N}{machined}
  {use}用{N}{machined}
  面向{use}的{N}{machined}`);
/** Titles of what is an act itself, such as 栽培 or 回收. */
const ACT_TITLES = compile(`
  {N}{done}
  {N}{done}
  {manner}的{N}{done}
  {use}{N}{done}
  适用于{use}的{N}{done}
  基于{r}的{N}{done}
  采用{r}的{N}{done}`);
const ACT =
  /(方法|工艺|回收|利用|资源化|提纯|处理|浮选|选别|再选|分选|分离|选铁|生产|栽培|种植|育苗|加固|施工|支护|防护|注浆|固结|提取|修复|封装|焊接|制造|加工|成形|成型|培养|发酵|检测|涂覆|清洗|刻蚀|生长|合成|钎焊|测定|鉴定|改造|脱除|净化|降解|抛光|热处理|装配|诱导|分化|扩增|构建|增殖|筛选|转化|保藏|堆肥|还田|除臭|消毒|表达)$/;

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
  '包括如下步骤：',
  '所述方法包括：',
  '具体为：',
];
const JOINTS = ['，', '，', '；', '；然后', '，再', '，随后', '；之后', '，接着'];
const MIDDLES = compile(`
  其中{u}的用量为原料总质量的{~0.5-12.0/0.5}%
  所述{u}的粒径为{~0.5-60.0/0.5}μm
  所述{u}的纯度不低于{98.0-99.9}%
  优选地，{u}分{2-5}次加入
  {u}的加入可{effect}
  其中{u}使用前在{60-120/5}℃下干燥{1-12}h
  优选地，{u}的含水率不高于{0.5-6.0/0.5}%`);
const MIDDLES_OF_FOOD = compile(`
  其中{u}的用量为原料总质量的{~0.5-12.0/0.5}%
  优选地，{u}分{2-5}次加入
  {u}的加入可{effect}
  其中{u}在使用前经清洗、沥干`);
/** What a step is for; fits every family. */
const PURPOSES = compile(`
  以{effect}
  从而{effect}
  该步骤有利于{effect}
  以避免{problem}
  由此{effect}`);
const EATEN = new Set(['food', 'drink', 'tea', 'herbal']);
/** Families whose materials are powders, liquids or polymers that are weighed in. */
const WEIGHED = new Set([
  'ceramic',
  'alloy',
  'solution',
  'polymer',
  'battery',
  'concrete',
  'separation',
  'compost',
  'textile',
]);

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
  const which = draws.below(topic.things.length);
  scene.product = topic.things[which]!;
  scene.base = topic.bases[which] ?? null;
  const isAct = ACT.test(scene.product);
  const isMachined = topic.process === 'machining';
  const noun = scene.product;
  const titles = isAct
    ? ACT_TITLES
    : isMachined
      ? MACHINED_TITLES
      : BUILT.has(topic.process!)
        ? BUILT_TITLES
        : TITLES;
  const titled = unstutter(renderOne(titles, scene)).replace(
    /(方法|工艺)(?:方法|工艺|的方法|工艺方法)/,
    '$1',
  );
  scene.plain = isAct
    ? noun + (/(方法|工艺)$/.test(noun) ? '' : '方法')
    : noun + (isMachined ? '的加工方法' : '的制备方法');
  if (isAct) scene.product = '方法';
  scene.thing = draws.chance(0.8) && mayRepeat(titled, length) ? titled : scene.plain;
  const title = draws.chance(/^(以|利用|采用)/.test(titled) ? 0.4 : 0.92)
    ? `一种${titled}`
    : titled;
  let text = unstutter(renderOne(OPENING, scene));
  const closing = renderOne(length < 190 ? SHORT : CLOSING, scene);
  scene.restart();
  text += steps(scene, length - closing.length - text.length);
  return {
    title,
    abstract: polish(text + closing),
    firstClaim: withClaim ? claim(scene) : null,
  };
}

/** Steps in the order of their stages until `length` characters are full, then the results. */
function steps(scene: ProcessScene, length: number): string {
  const { draws } = scene;
  const process = scene.topic.process!;
  const remarks = EATEN.has(process) ? MIDDLES_OF_FOOD : WEIGHED.has(process) ? MIDDLES : PURPOSES;
  const family = STEPS[process]!;
  const counts =
    length > 150
      ? [1, draws.between(1, 3), draws.between(2, 3), 1]
      : length > 100
        ? [1, draws.between(1, 2), draws.between(1, 2), 1]
        : [1, 1, 1, 0];
  const numbering = draws.chance(0.4) ? draws.pick(NUMBERINGS) : null;
  let text = draws.pick(LEADS);
  let n = 0;
  for (let stage = 0; stage < 4; stage++) {
    for (const which of choose(draws, family[stage]!.length, counts[stage]!)) {
      const step = family[stage]![which]!;
      const sentence = render(step.template, scene);
      if (step.isResult) {
        text = `${text.replace(/[；，]$/, '')}。${sentence}`;
        continue;
      }
      n++;
      if (numbering) text += numbering(n);
      else if (n > 1) text += sentence.startsWith('最') ? '；' : draws.pick(JOINTS);
      text += sentence;
      if (stage < 3 && text.length < length - 30 && draws.chance(0.42)) {
        const comments = draws.chance(0.4) ? PURPOSES : remarks;
        text += `，${renderOne(comments, scene)}`;
      }
      if (numbering) text += '；';
      if (text.length > length && stage >= 2) return finish(text);
    }
  }
  return finish(text);
}

/** Distinct places of a list, in their order, which is that of the work. */
function choose(draws: Draws, size: number, count: number): number[] {
  const chosen: number[] = [];
  for (let i = 0; i < count && i < size; i++) {
    let which = draws.below(size);
    while (chosen.includes(which)) which = (which + 1) % size;
    chosen.push(which);
  }
  return count > 1 ? chosen.sort((a, b) => a - b) : chosen;
}

const finish = (text: string): string => `${text.replace(/[；，]$/, '')}。`;

function claim(scene: ProcessScene): string {
  scene.restart();
  scene.told.clear();
  // A first claim is for the process alone, whatever else the title names.
  const thing = scene.thing
    .replace(/及其?(?:制备)方法.*$/, '的制备方法')
    .replace(/(方法|工艺)[及和与].*$/, '$1');
  return polish(`1.一种${thing}，其特征在于，${steps(scene, 220)}`);
}
