import type { Draws } from '../base/random.ts';
import { DESIGN_TOPICS, type DesignTopic } from './designWords.ts';
import { compileTemplates, lines, renderOne, type Scene, words } from './template.ts';

/** A design with its product, which bears the title as its name. */
interface DesignScene extends Scene {
  readonly topic: DesignTopic;
  readonly name: string;
  readonly use: string;
  /** Parts that were spoken of. */
  readonly told: string[];
}

const LISTS = {
  shape: words(
    '流线型轮廓 放射状肋纹 收腰造型 圆角过渡 层叠结构 折面分割 渐变曲面 对称布局 镂空纹样 波浪形起伏 菱形格纹 弧形切面 阶梯状分段 仿生轮廓 卷草纹样 水波纹理 几何拼接 竹节造型 莲瓣造型 斜向切割 环形凸起 平直棱线 云纹装饰 凹陷弧面 错落排布 双色拼接 倒角边缘 回纹边饰 椭圆轮廓 细密竖纹',
  ),
  look: words('简洁 稳重 轻盈 古朴 圆润 硬朗 灵动 端庄 明快 典雅 舒展 挺拔 柔和 厚重'),
  view: words('立体图 主视图 左视图 俯视图 立体图1 右视图 立体图2 使用状态参考图 仰视图'),
  hidden: words('底面 后视图 仰视图 左视图 右视图 底部视图'),
  what: words(
    '形状 形状与图案的结合 形状、图案及其结合 整体造型 图案 色彩与图案的结合 形状和色彩的结合 形状、图案和色彩的结合',
  ),
  where: words('顶部 底部 前侧 两侧 中部 边缘 转角处 外周'),
};
const SLOTS = {
  name: (s: DesignScene): string => s.name,
  use: (s: DesignScene): string => s.use,
  part: (s: DesignScene): string => {
    let part = s.draws.pick(s.topic.parts);
    for (let tries = 0; tries < 4 && s.told.includes(part); tries++) {
      part = s.draws.pick(s.topic.parts);
    }
    s.told.push(part);
    return part;
  },
};
const compile = (text: string) =>
  compileTemplates<DesignScene>(lines(text), { lists: LISTS, slots: SLOTS });

const NAMED = compile(`
  本外观设计产品的名称：{name}。
  本外观设计产品名称为{name}。
  名称：{name}。
  产品名称：{name}。
  本设计产品为{name}。
  本外观设计的产品名称是{name}。`);
const USED = compile(`
  本外观设计产品的用途：用于{use}。
  用途：用于{use}。
  该产品主要用于{use}。
  本产品用于{use}。
  产品的用途为{use}。
  本外观设计产品的用途：主要用于{use}。`);
const POINTS = compile(`
  本外观设计产品的设计要点：在于{part}的{shape}与{part}的{shape}。
  设计要点在于{what}，尤其是{part}采用{shape}，{part}采用{shape}。
  设计要点：{what}，{part}与{part}以{shape}衔接，整体{look}。
  设计要点在于{part}和{part}，前者的{shape}与后者的{shape}使整体显得{look}。
  设计要点：{part}呈{shape}，{part}呈{shape}，风格{look}。
  本设计的要点是{part}的{shape}，并与{part}的{shape}形成{look}的呼应。
  设计要点为{what}，其中{part}带有{shape}，{part}保持{look}，{part}采用{shape}。
  设计要点：{part}的{where}设有{shape}，{part}由{shape}构成。
  设计要点在于产品的{what}：{part}为{shape}，{part}的{where}为{shape}。
  产品的{what}为设计要点，{part}以{shape}与{part}相接，{part}显得{look}。`);
const MORE = compile(`
  {part}的{where}另有{shape}，与整体风格一致。
  此外，{part}采用{shape}，使产品更为{look}。
  {part}与{part}之间以{shape}相接。
  整体比例{look}，{part}处的{shape}为点睛之处。
  {part}的{where}与{part}均为{shape}。`);
const SHOWN = compile(`
  最能表明设计要点的图片或照片：{view}。
  最能表明本外观设计设计要点的图片为{view}。
  指定{view}用于出版公报。
  能表明设计要点的是{view}。
  最能表明设计要点的图片是{view}。`);
const OMITTED = compile(`
  {hidden}不常见，省略。
  省略{hidden}。
  {hidden}为使用时不容易看到的部位，省略视图。
  请求保护的外观设计包含色彩。
  其余视图无设计要点，省略{hidden}。
  左视图与右视图对称，省略左视图。`);

/** Writes title and brief statement (简要说明) of a design. */
export function writeDesign(
  draws: Draws,
  topicIndex: number,
): { title: string; brief: string; locarno: string[] } {
  const topic = DESIGN_TOPICS[topicIndex]!;
  const product = draws.pick(topic.products);
  let title = product.name;
  if (topic.prefixes.length > 0 && draws.chance(0.5)) {
    const prefix = draws.pick(topic.prefixes);
    if (!title.includes(prefix.replace('可', '').slice(0, 2))) title = prefix + title;
  }
  const u = draws.unit();
  if (u < 0.28 && topic.prefixes.length > 0) title += `（${draws.between(1, 30)}）`;
  else if (u < 0.58) {
    title += `（${'ABCDEFGHJKLMNPRSTXYZ'[draws.below(20)]!}${draws.between(1, 199)}）`;
  } else if (u < 0.84 && topic.prefixes.length > 0) {
    const shape = draws.pick(LISTS.shape).slice(0, 2);
    title += `（${shape}${draws.chance(0.4) ? '款' : `${draws.between(2, 90)}型`}）`;
  }
  const scene: DesignScene = { draws, topic, name: title, use: product.use, told: [] };
  const sentences = [renderOne(NAMED, scene), renderOne(USED, scene), renderOne(POINTS, scene)];
  // The name comes again and again: what is long by name says more, so that briefs differ.
  const more = (draws.chance(0.65) ? 1 : 0) + (draws.chance(0.3) ? 1 : 0);
  for (let i = 0; i < more + Math.floor(title.length / 9); i++) {
    sentences.push(renderOne(MORE, scene));
  }
  sentences.push(renderOne(SHOWN, scene));
  if (draws.chance(0.5)) sentences.push(renderOne(OMITTED, scene));
  const isNumbered = draws.chance(0.6);
  const brief = sentences
    .map((sentence, i) => (isNumbered ? `${i + 1}．${sentence}` : sentence))
    .join('');
  const locarno = [topic.locarno[Math.floor(draws.unit() ** 1.5 * topic.locarno.length)]!];
  return { title, brief, locarno };
}
