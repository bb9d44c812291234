import { rowsByLabel, row } from './classRow.ts';

/** Version of the rules, kept with every tag that they give. */
export const THEME_RULESET = 'XA-THEMES-2021/1';

/**
 * Themes of the plan by IPC symbols and words: the six pillars and the emerging industries of box 2
 * and quantum science. The plan names them and maps none of them to the IPC: these rows are ours. What it
 * counts among future industries it does not say either; the rows follow the directions that the
 * ministries named in 2024 (工信部联科〔2024〕12号).
 */
export const THEME_ROWS = rowsByLabel({
  electronics: [
    row('H01L H01S H10B H10D H10F H10H H10K H10N H10P H10W', 'C', '半导体与光电器件'),
    row('H04B H04J H04K H04L H04M H04N H04Q H04R H04S H04W', 'C', '通信'),
    row('G06F G06K G06T G06V G06N G11B G11C G09G G02F', 'C', '计算、存储与显示'),
    row('H01P H01Q H03B H03D H03F H03H H03K H03L H03M H05K G02B6', 'C', '电路与微波'),
  ],
  vehicles: [
    row('B60B B60D B60G B60H B60J B60K B60L B60N B60P B60Q B60R B60S B60T B60W', 'C', '汽车', {
      except: 'B60L5 B60L9 B60L13',
    }),
    row('B62D', 'C', '车身与底盘'),
    row('F02B F02D F02F F02M F02N F16H3 F16H59 F16H61', 'P', '车用动力', { words: '车' }),
    row('H01M G08G1 G01C21 G05D1 G01S13/93* G01S17/93*', 'P', '车用技术', {
      words: '汽车|车辆|车载',
    }),
  ],
  aerospace: [
    row('B64B B64C B64D B64F B64G B64U', 'C', '航空航天器'),
    row('F02K F42B15', 'C', '喷气与火箭推进'),
    row('F02C F01D', 'P', '航空发动机', { words: '航空|涡扇|涡轮风扇|航天' }),
    row('G08G5', 'C', '空中交通管理'),
    row('G01C19 G01C21/16* G01P15 G05D1', 'P', '惯性导航与飞行控制', {
      words: '航空|航天|飞行|卫星|导弹|火箭',
    }),
    row('H01Q1/28* B21D53/92* B29L31/30*', 'C', '机载部件'),
  ],
  equipment: [
    row('B23B B23C B23D B23F B23G B23H B23K B23P B23Q B24B B24C', 'C', '机床与加工'),
    row('B25J G05B', 'C', '机器人与工业控制'),
    row('B21B B21C B21D B21J B22C B22D B30B B29C B33Y B22F10', 'C', '成形与增材制造'),
    row('H05K13 B65G B66C F04D F04B F16C F15B', 'P', '成套装备', {
      words: '智能|自动|数控|高速|高压',
    }),
  ],
  materialsEnergy: [
    row('C22B C22C C22F C21C C21D B22F', 'C', '金属材料'),
    row('C01B C01F C01G C03B C03C C04B C30B', 'C', '无机非金属材料'),
    row(
      'C08B C08F C08G C08H C08J C08K C08L C09D C09J C09K D01D D01F B32B',
      'C',
      '高分子与复合材料',
    ),
    row('B82B B82Y C23C C25D', 'C', '纳米与表面'),
    row('H01M H02S F03D G21B G21C G21D F24S F24T H02J C25B', 'C', '新能源'),
    row('H01L31 H10F', 'P', '光伏', { words: '光伏|太阳能' }),
  ],
  foodMedicine: [
    row('A61K A61P', 'C', '药物', { except: 'A61K8' }),
    row('C07D C07H C07J C07K C12N C12P C12Q C12M', 'C', '活性化合物与生物技术'),
    row('A61B A61C A61F A61G A61H A61J A61L A61M A61N G01N33/48-98 G16H', 'C', '医疗器械与检测'),
    row(
      'A21B A21C A21D A22B A22C A23B A23C A23D A23F A23G A23J A23K A23L A23N A23P C12G C12J',
      'C',
      '食品',
    ),
  ],
  ai: [
    row('G06N', 'C', '机器学习', { except: 'G06N10' }),
    row('G06V G06K9 G06F18', 'C', '模式识别'),
    row('G10L13-25 G06F40', 'C', '语音与自然语言'),
    row('G06T G06Q G16H A61B5 G05B13', 'P', '人工智能应用', {
      words: '人工智能|神经网络|机器学习|深度学习|大模型',
    }),
  ],
  additive: [row('B33Y B29C64 B22F10 B22F3/105* B22F12', 'C', '增材制造')],
  robots: [
    row('B25J', 'C', '机器人'),
    row('B64U B64C39/02* B63G8/00', 'C', '无人航行器'),
    row('G05D1 B62D57 B60W60', 'P', '无人系统', { words: '机器人|无人|自主|自动驾驶' }),
  ],
  bigData: [
    row('G06F16', 'C', '数据管理与检索'),
    row('G06F9/455* G06F9/50*', 'C', '虚拟化与资源调度'),
    row('G06F G06Q H04L67 G16Y', 'P', '云计算与大数据', {
      words: '大数据|云计算|云平台|云服务|云端|数据中心|分布式存储',
    }),
  ],
  satellites: [
    row('G01S19', 'C', '卫星导航定位'),
    row('B64G1/10* B64G3 B64G4 H04B7/185* H04B7/19* H04H40/90*', 'C', '卫星与卫星通信'),
    row(
      'G01C11 G01C21 G01S5 G01S13/90* G06T7 G06V20/13* H01Q H04L H04W84/06* G01W1 G01V',
      'P',
      '卫星应用',
      {
        words: '卫星|北斗|gnss|遥感|星载',
      },
    ),
  ],
  future: [
    row('G21B', 'C', '核聚变'),
    row('C25B C01B3', 'P', '氢能', { words: '氢' }),
    row('A61B5 G06F3/01*', 'P', '脑机接口', { words: '脑机|脑电|脑-机' }),
    row('B25J B62D57', 'P', '人形机器人', { words: '人形|仿人' }),
    row('H01B12 H01F6 H10N60', 'C', '超导'),
    row('C12N15', 'P', '基因与合成生物', { words: '基因编辑|crispr|合成生物' }),
  ],
  quantum: [
    row('G06N10 H04B10/70*', 'C', '量子计算与量子通信'),
    row('B82Y10', 'C', '量子器件', { words: '量子' }),
    row('H04L9/08* H04K1', 'P', '量子密钥', { words: '量子' }),
    row('G06F7/58*', 'P', '量子随机数', { words: '量子随机' }),
    row('G01R33/035* G01R33/032* H01L39 H10N60 G04F5/14* H03L7/26*', 'P', '量子测量', {
      words: '量子|超导|原子|nv色心|磁力',
    }),
  ],
});
