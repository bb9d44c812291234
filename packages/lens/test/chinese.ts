import type { SearchDocument } from '@zca/query';

/** Words of patent abstracts, enough to write texts that read like some. */
export const words = (
  '一种 本发明 公开 涉及 提供 装置 方法 系统 设备 结构 电池 锂离子电池 正极 负极 极片 隔膜 电解液 电池包 散热 冷却 ' +
  '水泵 管路 阀门 传感器 温度传感器 控制器 信号 采集 处理 模块 单元 数据 图像 识别 神经网络 训练 模型 特征 提取 ' +
  '轴承 齿轮 电机 转子 定子 壳体 支架 螺栓 固定 连接 安装 设置 包括 用于 以及 其中 所述 通过 实现 提高 降低 ' +
  '效率 成本 强度 精度 稳定性 寿命 材料 合金 陶瓷 涂层 纤维 复合材料 聚合物 催化剂 反应釜 温度 压力 流量 ' +
  '无人机 机翼 发动机 叶片 燃烧室 卫星 天线 射频 滤波器 芯片 晶圆 封装 光学 透镜 激光 雷达 点云'
).split(' ');
const particles = [...'的和与在于中及为上其将由对该且'];
const marks = ['，', '，', '；', '。', '、', '（A）', '-', ' '];

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function text(random: () => number, length: number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  let text = '';
  while (text.length < length) {
    const choice = random();
    if (choice < 0.2) text += pick(particles);
    else if (choice < 0.28) text += pick(marks);
    else if (choice < 0.31) text += `${Math.floor(random() * 300)}`;
    else if (choice < 0.33) text += pick(['LED', 'ＰＣＢ', 'CO2', 'x射线', '℃', '𠮷']);
    else text += pick(words);
  }
  return text;
}

/** Records with a title, several claims and a few columns. */
export function records(count: number, seed: number, length = 120): SearchDocument[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `CN${100_000 + ((i * 7919) % count)}A`,
    values: {
      title: `一种${text(random, 10)}`,
      abstract: random() < 0.5 ? text(random, length) : [text(random, length), text(random, 20)],
      kind: ['发明', '实用新型', '外观设计'][Math.floor(random() * 3)]!,
      holder: Array.from(
        { length: 1 + Math.floor(random() * 2) },
        () => `${words[Math.floor(random() ** 2 * words.length)]}公司`,
      ),
      year: 2005 + Math.floor(random() * 20),
    },
  }));
}
