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

/** A computed method: from data over features and a model to an output. */
class AlgorithmScene implements CommonScene {
  readonly told = new Set<string>();
  thing = '';
  title = '';
  plain = '';
  product = '';
  readonly it = '该方法';
  goal = '';
  readonly draws: Draws;
  readonly topic: Topic;
  readonly self: string;
  /** What the method works with: the same words recur through its text. */
  readonly data: readonly string[];
  readonly model: string;

  constructor(draws: Draws, topic: Topic, self: string) {
    this.draws = draws;
    this.topic = topic;
    this.self = self;
    const first = draws.pick(topic.data);
    let second = draws.pick(topic.data);
    if (second === first) second = topic.data[(topic.data.indexOf(first) + 1) % topic.data.length]!;
    this.data = [first, second];
    this.model = draws.pick(topic.models);
  }
}

const LISTS = {
  virtue: words(
    '计算量小 精度高 鲁棒性强 实时性好 收敛速度快 泛化能力强 易于工程实现 抗干扰能力强 适应性强 计算复杂度低 自动化程度高',
  ),
  merit: words(
    '精度高 速度快 鲁棒性好 实时性强 计算量小 通用性强 易于部署 可解释性好 适应性强 误差小',
  ),
  quality: words(
    '计算效率 预测精度 系统的鲁棒性 识别准确率 控制精度 决策的可靠性 数据利用率 结果的可信度',
  ),
  cost: words('计算开销 人工标注成本 误报率 存储开销 通信开销 漏检率 部署成本 延迟'),
  adj: words(
    '快速 高精度 自适应 轻量级 实时 鲁棒 智能 在线 分布式 端到端 非接触式 高效 多尺度 无监督 改进的',
  ),
  clean: words(
    '去噪 归一化 异常值剔除 时间对齐 滤波 缺失值插补 数据增强 重采样 坐标变换 标准化 分段 降维',
  ),
  net: words(
    '卷积层 注意力模块 残差结构 门控单元 编码器 解码器 全连接层 特征金字塔 图卷积层 池化层 自注意力机制 双向循环层',
  ),
  loss: words(
    '交叉熵损失 均方误差 对比损失 焦点损失 平滑L1损失 重构误差 KL散度 三元组损失 惩罚项 正则项',
  ),
  optim: words(
    '粒子群算法 遗传算法 梯度下降法 序列二次规划 鲸鱼优化算法 贝叶斯优化 模拟退火算法 交替方向乘子法 最小二乘法 列文伯格-马夸尔特法 蚁群算法 差分进化算法',
  ),
  window: words('滑动窗口 固定步长 时间序列 相邻帧 历史周期 分段区间'),
  limit: words('预设阈值 自适应阈值 设定范围 置信区间 上限值 允许误差'),
  tail: words(
    '方法 方法 方法 方法 方法及系统 方法及装置 方法及其系统 方法及其装置 方法、装置及存储介质 方法、系统及设备 方法、装置、电子设备及介质',
  ),
  iter: words('直至满足收敛条件 直至达到最大迭代次数 直至残差小于设定值 循环执行上述步骤'),
};

const SLOTS = {
  ...COMMON_SLOTS,
  g: (s: AlgorithmScene): string => s.goal,
  d: (s: AlgorithmScene): string => s.data[s.draws.below(2)]!,
  d1: (s: AlgorithmScene): string => s.data[0]!,
  d2: (s: AlgorithmScene): string => s.data[1]!,
  f: (s: AlgorithmScene): string => fresh(s, s.topic.features),
  fo: (s: AlgorithmScene): string => s.draws.pick(s.topic.features),
  k: (s: AlgorithmScene): string => s.model,
  k2: (s: AlgorithmScene): string => s.draws.pick(s.topic.models),
  o: (s: AlgorithmScene): string => fresh(s, s.topic.outputs),
  virtue: (s: AlgorithmScene): string => fresh(s, LISTS.virtue),
  merit: (s: AlgorithmScene): string => fresh(s, LISTS.merit),
  quality: (s: AlgorithmScene): string => fresh(s, LISTS.quality),
  cost: (s: AlgorithmScene): string => fresh(s, LISTS.cost),
  clean: (s: AlgorithmScene): string => fresh(s, LISTS.clean),
  net: (s: AlgorithmScene): string => fresh(s, LISTS.net),
  loss: (s: AlgorithmScene): string => fresh(s, LISTS.loss),
};
const VOCABULARY: Vocabulary<AlgorithmScene> = { lists: LISTS, slots: SLOTS };
const compile = (text: string): readonly Template<AlgorithmScene>[] =>
  compileTemplates(lines(text), VOCABULARY);

const TAKE = compile(`
  获取{d1}和{d2}
  采集{d1}，并进行{clean}
  获取{use}的{d1}及对应的{d2}
  实时采集{d1}，采样间隔为{5-900/5}ms
  首先获取{d1}，对其进行{clean}和{clean}
  收集历史样本，样本包括{d1}与{d2}
  接收{d1}，以{window}划分为多个片段
  将{d1}与{d2}进行时空配准
  读取{d1}，从中提取{f}
  建立{d1}与{d2}之间的映射关系
  构建包含{100-9000/100}组{d1}的数据集
  根据{d1}确定{f}的初始值`);

const EXTRACT = compile(`
  从{d}中提取{f}和{f}
  对{d}进行{clean}和{clean}，并计算{f}
  基于{d}计算{f}
  对{d}进行{clean}，得到{f}
  利用{net}提取{d}的{f}
  计算{f}，并与{limit}进行比较
  将{f}与{f}拼接后进行{clean}
  以{window}为单位统计{f}
  根据{d2}计算{f}
  通过{clean}消除{d}中的干扰，获得{f}
  选取{2-32}维{f}构成特征向量
  对{f}赋予权重系数，权重由{optim}确定
  分析{f}随{d2}的变化规律
  采用{optim}求解{f}
  利用{d1}对{f}进行修正
  引入{net}对{f}进行加权`);

const MODEL = compile(`
  建立{k}，以{f}为输入、{o}为输出
  将{f}输入{k}，得到{o}
  构建由{net}和{net}组成的{k}
  利用{optim}对{k}的参数进行寻优，{iter}
  以{loss}与{loss}之和作为目标函数训练{k}
  采用{d}对{k}进行训练和验证
  在{k}中引入{net}，学习率设为{0.0001-0.0100}
  结合{k}与{optim}计算{o}
  以{o}最优为目标，以{f}为约束建立优化模型，并采用{optim}求解
  利用{k}建立{f}与{o}之间的关系
  根据{f}更新{k}的状态方程，{iter}
  将{k}部署在边缘端，对{d}进行推理
  使用{k}预测未来{2-72}个时刻的{o}
  对{k}进行剪枝和量化，参数量减少{20-80/5}%`);

const DECIDE = compile(`
  根据{o}判断是否超过{limit}，若是则发出提示
  最终得到{o}
  基于{o}进行{g}
  根据{o}进行决策，并对{f}进行更新
  由{o}确定{o}
  依据{o}对{use}进行调整
  将{o}反馈至前级，实现闭环
  若{f}大于{limit}，则对{o}进行修正
  比较{o}与{d2}，误差小于{1-9}%时结束
  最后根据{o}生成{g}结果
  当{f}连续{2-9}次超出{limit}时，输出{o}
  将{o}可视化显示，并存入数据库
  利用{o}完成{g}
  对{o}进行{clean}后得到最终结果`);

const TITLES = compile(`
  基于{k2}的{g}{tail}
  基于{k2}的{adj}{g}{tail}
  面向{use}的{g}{tail}
  {use}{g}{tail}
  {adj}{g}{tail}
  融合{d1}与{d2}的{g}{tail}
  基于{d1}的{g}{tail}
  基于{fo}的{g}{tail}
  考虑{fo}的{g}{tail}
  结合{k2}和{fo}的{g}{tail}
  {g}{tail}
  基于{k2}与{d1}的{use}{g}{tail}`);

const OPENING = compile(OPENINGS.join('\n'));
const CLOSING = compile(CLOSINGS.join('\n'));
const SHORT = compile(SHORT_CLOSINGS.join('\n'));
const LEADS = [
  '包括：',
  '包括以下步骤：',
  '该方法包括：',
  '其方法为：',
  '首先',
  '步骤包括：',
  '具体步骤如下：',
  '方法包括：',
  '其中方法包括',
];
const LINKS = ['；', '；', '，', '；然后', '；再', '；进一步', '，并', '；接着', '；随后'];
const NUMBERINGS: readonly ((n: number) => string)[] = [
  (n) => `S${n}、`,
  (n) => `（${n}）`,
  (n) => `步骤${n}：`,
  (n) => `步骤${'一二三四五六七八九'[n - 1]!}，`,
];

/** Writes title, abstract and, if asked, the first claim of a computed method; see `writeStructure`. */
export function writeAlgorithm(
  draws: Draws,
  topic: Topic,
  kind: PatentKind,
  length: number,
  withClaim: boolean,
): PatentText {
  const scene = new AlgorithmScene(draws, topic, selfWord(kind));
  scene.goal = draws.pick(topic.goals);
  scene.plain = `${scene.goal}方法`;
  scene.product = scene.plain;
  const titled = unstutter(renderOne(TITLES, scene));
  scene.thing = draws.chance(0.75) && mayRepeat(titled, length) ? titled : scene.plain;
  const title = draws.chance(0.72) ? `一种${titled}` : titled;
  let text = unstutter(renderOne(OPENING, scene));
  const closing = renderOne(length < 190 ? SHORT : CLOSING, scene);
  text += steps(scene, length - closing.length - text.length);
  return { title, abstract: polish(text + closing), firstClaim: withClaim ? claim(scene) : null };
}

function steps(scene: AlgorithmScene, length: number): string {
  const { draws } = scene;
  const numbering = draws.chance(0.3) ? draws.pick(NUMBERINGS) : null;
  const plan: readonly (readonly Template<AlgorithmScene>[])[] =
    length > 150
      ? [TAKE, EXTRACT, EXTRACT, MODEL, MODEL, DECIDE, DECIDE]
      : length > 100
        ? [TAKE, EXTRACT, MODEL, DECIDE]
        : [TAKE, MODEL, DECIDE];
  let text = draws.pick(LEADS);
  if (numbering && text === '首先') text = '包括：';
  let last = -1;
  let n = 0;
  for (let i = 0; i < plan.length; i++) {
    const templates = plan[i]!;
    let which = draws.below(templates.length);
    if (i > 0 && plan[i - 1] === templates && which === last)
      which = (which + 1) % templates.length;
    last = which;
    n++;
    const step = render(templates[which]!, scene).replace(
      /^首先/,
      n > 1 || text.endsWith('首先') ? '' : '首先',
    );
    if (numbering) text += `${n > 1 ? '；' : ''}${numbering(n)}${step}`;
    else if (n === 1) text += step;
    else text += (step.startsWith('最') ? '；' : draws.pick(LINKS)) + step;
    if (text.length > length && i >= plan.length - 3) break;
  }
  return `${text}。`;
}

function claim(scene: AlgorithmScene): string {
  scene.told.clear();
  // A first claim is for the method alone, whatever else the title names.
  const thing = scene.thing.replace(/方法[^方]*$/, '方法');
  return polish(`1.一种${thing}，其特征在于，${steps(scene, 200)}`);
}
