/** Sectors of the city's economy: the nine hard-tech industries, then the general rest. */
export const SECTOR_CODES = [
  'XA-01',
  'XA-02',
  'XA-03',
  'XA-04',
  'XA-05',
  'XA-06',
  'XA-07',
  'XA-08',
  'XA-09',
  'information',
  'textiles',
  'agriculture',
  'household',
  'construction',
  'food',
  'instruments',
  'packaging',
  'mining',
  'environment',
  'transport',
  'chemistry',
  'culture',
  'services',
] as const;
export type SectorCode = (typeof SECTOR_CODES)[number];

export interface Sector {
  readonly code: SectorCode;
  /** Weight among patents filed up to 2010, in 2011–2017 and from 2018. */
  readonly eraWeights: readonly [number, number, number];
  /** Weight among the city's firms. */
  readonly firmWeight: number;
  /** Words that name a firm's line of business. */
  readonly trades: readonly string[];
  /** Nice classes that a firm of the sector files trademarks in. */
  readonly nice: readonly number[];
}

const sector = (
  code: SectorCode,
  eraWeights: readonly [number, number, number],
  firmWeight: number,
  trades: string,
  nice: readonly number[],
): Sector => ({ code, eraWeights, firmWeight, trades: trades.split(' '), nice });

export const SECTORS: readonly Sector[] = [
  sector(
    'XA-01',
    [4, 6, 8],
    3,
    '半导体 功率器件 微电子 光电 集成电路 晶体材料 射频芯片',
    [9, 42, 40],
  ),
  sector(
    'XA-02',
    [3, 5, 8],
    4,
    '电驱科技 汽车零部件 智能汽车 车辆技术 底盘系统 车载电子',
    [12, 9, 7],
  ),
  sector('XA-03', [2, 3, 5], 2, '卫星应用 测控技术 导航科技 空间信息 遥感科技', [9, 38, 42]),
  sector(
    'XA-04',
    [11, 12, 13],
    8,
    '智能装备 机床 机器人 自动化设备 精密机械 增材制造 数控科技',
    [7, 9, 40],
  ),
  sector('XA-05', [2, 6, 14], 5, '智能科技 数据科技 软件 视觉科技 语音科技 算法科技', [9, 42, 35]),
  sector('XA-06', [10, 9, 8], 6, '生物科技 制药 医疗器械 医药 基因科技 生物工程', [5, 10, 44]),
  sector('XA-07', [9, 9, 8], 5, '新材料 钛业 陶瓷材料 复合材料 特种合金 高分子材料', [6, 1, 17]),
  sector('XA-08', [6, 8, 9], 5, '新能源 储能科技 光伏科技 电池 氢能 电力科技', [9, 11, 7]),
  sector('XA-09', [5, 5, 6], 3, '航空科技 航天技术 无人机 飞行器 航空部件 推进技术', [12, 9, 42]),
  sector('information', [8, 9, 7], 6, '通信技术 信息技术 网络科技 电子科技 显示技术', [9, 38, 42]),
  sector('textiles', [5, 3, 1.5], 4, '纺织 服饰 针织 家纺 皮具', [25, 24, 18]),
  sector('agriculture', [5, 4, 3], 6, '农业科技 种业 果业 园艺 农机', [31, 29, 1]),
  sector('household', [4, 3.5, 2.5], 7, '家居用品 电器 厨具 家具 日用品', [20, 21, 11]),
  sector('construction', [6, 5, 4.5], 9, '建设工程 建材 建筑科技 岩土工程 装饰工程', [19, 37, 6]),
  sector('food', [4, 3, 2], 8, '食品 茶业 饮品 酒业 粮油', [30, 29, 32, 33]),
  sector('instruments', [7, 7, 6], 4, '仪器 仪表 测量技术 传感技术 检测科技', [9, 42, 7]),
  sector('packaging', [3, 2.5, 2], 3, '包装 印务 纸制品 印刷机械', [16, 7, 20]),
  sector('mining', [6, 6, 4], 3, '矿山装备 石油装备 煤业科技 钻采技术 冶金', [7, 4, 6]),
  sector('environment', [4, 5, 4.5], 4, '环保科技 水务 节能科技 环境工程', [11, 40, 1]),
  sector('transport', [3, 4, 3.5], 3, '轨道交通 路桥 物流装备 交通科技', [12, 39, 7]),
  sector('chemistry', [7, 5, 3.5], 4, '化工 精细化工 涂料 催化剂', [1, 2, 3]),
  sector('culture', [2, 2, 2], 6, '文化传播 教育科技 文创 体育用品 乐器', [41, 28, 16]),
  sector(
    'services',
    [0, 0, 0],
    16,
    '餐饮管理 商贸 酒店管理 旅游 传媒 健康管理 物业服务 咨询',
    [43, 35, 41, 44],
  ),
];

export const sectorIndex = (code: SectorCode): number => SECTOR_CODES.indexOf(code);
