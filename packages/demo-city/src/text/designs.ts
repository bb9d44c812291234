import type { Draws } from '../base/random.ts';
import { type Scene, compileTemplates, lines, renderOne, words } from './template.ts';

/** A family of designed products: Locarno classes, names, uses and the parts whose look matters. */
interface DesignTopic {
  readonly weight: number;
  readonly locarno: readonly string[];
  readonly names: readonly string[];
  readonly uses: readonly string[];
  readonly parts: readonly string[];
}

const design = (
  weight: number,
  locarno: string,
  names: string,
  uses: string,
  parts: string,
): DesignTopic => ({
  weight,
  locarno: words(locarno),
  names: words(names),
  uses: words(uses),
  parts: words(parts),
});

/** Families of designed products; their order is part of the data. */
export const DESIGN_TOPICS: readonly DesignTopic[] = [
  design(
    5,
    '09-03 09-05 09-01',
    '包装盒 茶叶礼盒 酒盒 食品包装袋 手提袋 化妆品包装盒 果品箱 药盒 糕点礼盒 月饼盒 粮油包装桶',
    '包装茶叶 盛装果品 包装糕点 包装酒类 运输生鲜产品 包装文创产品 盛放药品',
    '盒盖 开窗 主展示面 侧面图案 提手 封口 文字排布 色块分割 纹样 腰封',
  ),
  design(
    4,
    '14-02 14-03 14-01',
    '工控机 数据采集终端 路由器 便携式检测仪 平板支架 智能手表 无线耳机 服务器机箱 车载终端 会议音箱',
    '采集数据 传输信号 显示信息 室内通信 辅助办公 车载显示',
    '显示屏 壳体 按键区 散热孔 接口区 底座 边框 指示灯带 背板 转轴',
  ),
  design(
    3,
    '14-04',
    '显示屏幕面板的图形用户界面 手机的图形用户界面 用于设备监控的图形用户界面 用于问诊的图形用户界面 用于物流调度的图形用户界面 车机屏幕的图形用户界面',
    '运行程序 显示监控数据 人机交互 展示业务信息',
    '卡片布局 导航栏 图表区 配色 图标组 弹窗 时间轴 地图区',
  ),
  design(
    4,
    '06-01 06-03 06-04 06-06',
    '办公桌 餐椅 书柜 折叠床 茶几 实验台 电视柜 儿童学习桌 屏风 置物架 接待台',
    '办公 就餐 收纳书籍 休息 展示物品 会客',
    '桌腿 靠背 扶手 柜门 台面 连接件 层板 拉手 边缘弧线 支撑架',
  ),
  design(
    4,
    '26-05 26-03 26-02',
    '台灯 吊灯 路灯 景观灯 壁灯 太阳能草坪灯 投光灯 宫灯 筒灯 隧道灯',
    '室内照明 道路照明 庭院照明 景区装饰照明 展陈照明',
    '灯罩 灯杆 底座 散热片 灯臂 发光面 装饰环 纹饰',
  ),
  design(
    4,
    '12-08 12-16 12-11 12-06',
    '电动汽车 车轮 汽车前保险杠 电动三轮车 摩托车 格栅 观光车 汽车尾灯 无人配送车 车身饰件',
    '载人出行 车辆装饰 短途运输 景区接驳 物流配送',
    '前脸 轮辐 腰线 车灯轮廓 进气口 车顶 侧裙 尾翼',
  ),
  design(
    2,
    '12-07',
    '无人机 固定翼无人机 植保无人机 飞行器机身 无人机起落架 多旋翼飞行器',
    '航拍 植保喷洒 巡检 测绘 教学',
    '机臂 机身 螺旋桨 起落架 云台 尾翼',
  ),
  design(
    4,
    '15-09 08-05 15-04 15-05',
    '数控机床 激光切割机 焊接机器人 包装机 打磨机 3D打印机 榨油机 洗衣机 挖掘机驾驶室 电钻',
    '加工金属件 切割板材 焊接工件 打磨表面 成型零件',
    '机罩 操作面板 观察窗 防护门 底座 机臂 拉手 散热格栅',
  ),
  design(
    3,
    '24-01 24-02 24-04',
    '呼吸机 理疗仪 血压计 手术灯 康复训练器 牙科综合治疗机 采血管 注射器 雾化器 检验分析仪',
    '医疗诊断 康复训练 家庭护理 采集样本 辅助治疗',
    '主机 显示屏 手柄 托盘 管路接口 底座 支臂 外壳',
  ),
  design(
    4,
    '07-01 07-02 07-06',
    '茶杯 茶壶 餐盘 保温杯 碗 调味瓶 电饭煲 蒸锅 酒具 果盘',
    '泡茶 盛放食物 烹饪 饮水 饮酒',
    '杯身 壶嘴 把手 杯盖 碗沿 底足 釉面图案 浮雕',
  ),
  design(
    4,
    '05-05 05-06 02-02 02-04',
    '花布 面料 围巾 连衣裙 刺绣布 布鞋 T恤 披肩 丝巾 地毯',
    '制作服装 装饰 穿着 居家装饰',
    '纹样 领口 袖口 配色 图案单元 边饰 鞋面 织纹',
  ),
  design(
    3,
    '25-01 25-02 25-03',
    '铝型材 瓷砖 栏杆 雕花板 集成墙板 拱门 岗亭 幕墙型材 窗框 花格',
    '建筑装饰 围护 铺装 隔断',
    '截面轮廓 凹槽 花纹 边角 拼缝 立柱 横梁',
  ),
  design(
    3,
    '11-02 19-08 21-01 11-01',
    '摆件 纪念徽章 书签 玩偶 文创冰箱贴 吊坠 拼图 纪念币盒 香插 手办',
    '装饰 收藏 赠礼 娱乐 阅读',
    '人物造型 衣纹 底座 浮雕纹饰 轮廓线 配色 镂空图案',
  ),
  design(
    3,
    '13-01 13-02 13-03',
    '充电桩 储能柜 光伏逆变器 配电箱 电池模组 移动电源 插座 变压器外壳',
    '供电 储能 充电 配电',
    '柜体 显示面板 枪座 散热口 提手 灯带 侧板 底座',
  ),
  design(
    2,
    '23-01 23-03 23-04',
    '水龙头 净水器 花洒 加湿器 空气净化器 取暖器 阀门 新风机',
    '净化用水 调节空气 淋浴 取暖 控制水流',
    '出水口 把手 面板 机身 格栅 底座 接头',
  ),
  design(
    2,
    '10-04 10-05 10-07',
    '压力变送器 测距仪 水表 气体检测仪 温湿度记录仪 全站仪 示波器',
    '测量压力 测量距离 计量用水 检测气体 记录温湿度',
    '表盘 外壳 接线口 显示窗 手柄 支脚 旋钮',
  ),
  design(
    2,
    '28-03 28-01 04-02',
    '按摩梳 美容仪 牙刷 剃须刀 化妆镜 洁面仪',
    '个人护理 美容 清洁',
    '手柄 刷头 按键 镜框 底座 曲面',
  ),
  design(
    2,
    '21-02 17-03',
    '健身器材 瑜伽垫 球拍 古筝 鼓 登山杖 跑步机',
    '健身 演奏 户外运动',
    '握把 框架 面板纹饰 支架 弧线 踏板',
  ),
];

/** Parts by family of product are worth a scene of their own. */
interface DesignScene extends Scene {
  readonly topic: DesignTopic;
  readonly product: string;
}

const LISTS = {
  shape: words(
    '流线型轮廓 放射状肋纹 收腰造型 圆角过渡 层叠结构 折面分割 渐变曲面 对称布局 镂空纹样 波浪形起伏 菱形格纹 弧形切面 阶梯状分段 仿生轮廓 卷草纹样 水波纹理 几何拼接 竹节造型 莲瓣造型 斜向切割',
  ),
  look: words('简洁 稳重 轻盈 古朴 圆润 硬朗 灵动 端庄 明快 典雅'),
  view: words('立体图 主视图 左视图 俯视图 立体图1 右视图 立体图2 使用状态参考图 仰视图'),
  hidden: words('底面 后视图 仰视图 左视图 右视图 底部'),
  what: words(
    '形状 形状与图案的结合 形状、图案及其结合 整体造型 图案 色彩与图案的结合 形状和色彩的结合',
  ),
};
const SLOTS = {
  name: (s: DesignScene): string => s.product,
  use: (s: DesignScene): string => s.draws.pick(s.topic.uses),
  part: (s: DesignScene): string => s.draws.pick(s.topic.parts),
};
const compile = (text: string) =>
  compileTemplates<DesignScene>(lines(text), { lists: LISTS, slots: SLOTS });

const NAMED = compile(`
  本外观设计产品的名称：{name}。
  本外观设计产品名称为{name}。
  名称：{name}。
  产品名称：{name}。
  本设计产品为{name}。`);
const USED = compile(`
  本外观设计产品的用途：用于{use}。
  用途：{use}。
  该产品主要用于{use}。
  本产品用于{use}，也可用于{use}。
  产品的用途为{use}。`);
const POINTS = compile(`
  本外观设计产品的设计要点：在于{part}的{shape}与{part}的{shape}。
  设计要点在于{what}，尤其是{part}采用{shape}。
  设计要点：{what}，{part}与{part}以{shape}衔接。
  设计要点在于{part}，其{shape}使整体显得{look}。
  设计要点：{part}呈{shape}，{part}呈{shape}，风格{look}。
  本设计的要点是{part}的{shape}，并与{part}形成{look}的呼应。
  设计要点为{what}，其中{part}带有{shape}，{part}保持{look}。`);
const SHOWN = compile(`
  最能表明设计要点的图片或照片：{view}。
  最能表明本外观设计设计要点的图片为{view}。
  指定{view}用于出版公报。
  能表明设计要点的是{view}。`);
const OMITTED = compile(`
  {hidden}不常见，省略。
  省略{hidden}。
  {hidden}为使用时不容易看到的部位，省略视图。
  请求保护的外观设计包含色彩。
  {hidden}无设计要点，省略{hidden}。`);
const PREFIXES = words(
  '智能 便携 折叠 多功能 仿古 家用 户外 新型 一体 迷你 立式 桌面 组合 儿童 国风 复古 工业 车载 壁挂 双层',
);

/** Writes title and brief statement (简要说明) of a design. */
export function writeDesign(
  draws: Draws,
  topicIndex: number,
): { title: string; brief: string; locarno: string[] } {
  const topic = DESIGN_TOPICS[topicIndex]!;
  const noun = draws.pick(topic.names);
  const isScreen = noun.includes('界面');
  let title = noun;
  if (!isScreen && draws.chance(0.45)) title = draws.pick(PREFIXES) + noun;
  const u = draws.unit();
  if (u < 0.3) title += `（${draws.between(1, 30)}）`;
  else if (u < 0.55)
    title += `（${'ABCDEFGHJKLMNPRSTXYZ'[draws.below(20)]!}${draws.between(1, 99)}）`;
  else if (u < 0.8 && !isScreen)
    title += `（${draws.pick(LISTS.shape).slice(0, 2)}${draws.chance(0.5) ? '款' : `${draws.between(2, 60)}型`}）`;
  const scene: DesignScene = { draws, topic, product: title };
  const sentences = [renderOne(NAMED, scene), renderOne(USED, scene), renderOne(POINTS, scene)];
  if (draws.chance(0.35))
    sentences.push(renderOne(POINTS, scene).replace('设计要点', '另一设计要点'));
  sentences.push(renderOne(SHOWN, scene));
  if (draws.chance(0.5)) sentences.push(renderOne(OMITTED, scene));
  const isNumbered = draws.chance(0.6);
  const brief = sentences
    .map((sentence, i) => (isNumbered ? `${i + 1}．${sentence}` : sentence))
    .join('');
  const locarno = [topic.locarno[Math.floor(draws.unit() ** 1.5 * topic.locarno.length)]!];
  return { title, brief, locarno };
}
