/** Version of the rules, kept with every tag that they give. */
export const INDUSTRY_RULESET = 'XA9-2021/1';

/** C: the symbol alone suffices; P: partial; S: shared with another industry (O:H.3). */
export type RuleStrength = 'C' | 'P' | 'S';

/** One row of the mapping: symbols, strength, words that must occur, symbols left out, reason. */
export interface IndustryRow {
  /**
   * Patterns separated by blanks: a subclass (`B60L`), a main group with all its subgroups
   * (`H01L29`), main groups from–to (`G10L13-25`), one symbol (`H04B7/19`), subgroups that begin
   * with digits (`H04B7/185*`) or lie between two (`H01M10/613-667`, compared as decimals).
   */
  readonly symbols: string;
  readonly strength: RuleStrength;
  /** One of these must occur in title, abstract or first claim. */
  readonly words?: string;
  /** Patterns of symbols that the row leaves out. */
  readonly except?: string;
  /** The industry that shares the symbols, with strength S. */
  readonly sharedWith?: string;
  readonly reason: string;
}

const row = (
  symbols: string,
  strength: RuleStrength,
  reason: string,
  more: Pick<IndustryRow, 'words' | 'except' | 'sharedWith'> = {},
): IndustryRow => ({ symbols, strength, reason, ...more });

/**
 * The mapping of IPC symbols to the nine hard-tech industries XA9-2021 and the extensions X1 and
 * X2, as data. Legacy and successor symbols stand side by side. A design proposal of the platform,
 * not a legal table. Source: O:H.3.
 */
export const INDUSTRY_ROWS: Readonly<Record<string, readonly IndustryRow[]>> = {
  'XA-01': [
    row('H01L21 H10P', 'C', '半导体器件制造'),
    row('H01L23 H01L25 H10W', 'C', '封装与组件'),
    row('H01L27 H10B H10D', 'C', '集成电路、存储器、晶体管'),
    row('H01L29', 'C', '晶体管与二极管'),
    row('H01L33 H10H', 'C', '发光二极管'),
    row('H01L31 H10F', 'S', '光电探测器'),
    row('H01L51 H10K', 'P', '有机器件'),
    row('H01L41 H01L43 H01L45 H01L39 H10N', 'P', '压电、磁、相变、超导器件'),
    row('H01S5', 'C', '半导体激光器'),
    row('H01S', 'P', '激光器', { except: 'H01S5' }),
    row('G02B6', 'P', '集成光学与光纤'),
    row('C30B23 C30B25 C30B29/36* C30B29/38* C30B29/40* C30B29/16*', 'C', '外延与宽禁带晶体', {
      sharedWith: 'XA-07',
    }),
    row('C23C16 C23C14', 'P', '气相沉积', { words: '半导体|外延|薄膜' }),
    row('C01B32/956* C01B21/06*', 'P', '碳化硅与氮化物粉体'),
    row('H03K17 H03F H03B H03D H03H H03L H03M', 'P', '功率与射频电路'),
    row('G03F7/20* G03F1', 'C', '光刻与掩模'),
    row('H05K1 H05K3', 'P', '基板与印制电路'),
    row('G01R31/26* G01R31/28*', 'P', '器件测试'),
    row('G06F30/39*', 'P', '集成电路版图设计'),
  ],
  'XA-02': [
    row('B60L', 'C', '电动车辆的牵引、充电与电池管理', { except: 'B60L5 B60L9 B60L13' }),
    row('B60K1 B60K6 B60K7 B60K17', 'C', '电动与混合动力驱动'),
    row('B60W10 B60W20 B60W30-60', 'C', '整车综合控制'),
    row('B60R16 B60R21', 'C', '车辆电气与安全'),
    row('B62D5 B62D21 B62D31 B62D15', 'P', '转向、底盘、自动泊车'),
    row('B60G B60T B60H B60N B60Q', 'P', '悬架、制动、热管理、座椅、灯光', {
      words: '电动|混合动力|燃料电池|智能网联|新能源汽车',
    }),
    row('H01M8 H01M10/613-667 H01M50', 'S', '动力电池', { words: '车' }),
    row('H02J7', 'S', '充电装置', { words: '车' }),
    row('H02K H02P', 'P', '车用电机', { words: '汽车|车用|电动车' }),
    row('G05D1', 'P', '自动驾驶', { words: '车' }),
    row('G08G1 G01S13/93* G01S17/93*', 'P', '交通与车载雷达'),
    row('G01C21', 'P', '车辆导航', { words: '车' }),
    row('F02B F02D F02F F02M F02N F02P', 'P', '混合动力发动机', {
      words: '混合动力|电动|燃料电池',
    }),
    row('F16H3 F16H59 F16H61', 'P', '变速器'),
  ],
  'XA-03': [
    row('G01S19', 'C', '卫星导航定位'),
    row('B64G1/10* B64G4 B64G7', 'C', '卫星与在轨服务', { sharedWith: 'XA-09' }),
    row('H04B7/185* H04B7/19*', 'C', '卫星中继'),
    row('H04H40/90*', 'C', '卫星广播接收'),
    row('B64G3 B64G99', 'C', '航天器观测与跟踪'),
    row('G01C21', 'P', '卫星导航应用', { words: '卫星|北斗|gnss' }),
    row('G01S5 G01S13/90*', 'P', '定位与合成孔径雷达'),
    row('G01C11 G06V20/13*', 'P', '摄影测量与遥感图像'),
    row('G06T7', 'P', '遥感图像', { words: '遥感' }),
    row('H01Q1/28* H01Q3 H01Q15 H01Q19 H01Q21', 'P', '卫星天线', { words: '卫星|星载' }),
    row('H04W84/06*', 'P', '空天网络'),
    row('H04L', 'P', '卫星网络', { words: '卫星' }),
    row('G01W1 G01V', 'P', '卫星气象与测地', { words: '卫星' }),
  ],
  'XA-04': [
    row('B25J', 'C', '机器人'),
    row('G05B13 G05B17 G05B19 G05B23', 'C', '自适应、数控与工厂控制'),
    row('B23Q B23B B23C B23D B23F B23G B23H B23P', 'C', '机床'),
    row('B23K26', 'C', '激光加工'),
    row('B23K', 'P', '焊接', { except: 'B23K26' }),
    row('B24B', 'C', '磨削抛光'),
    row('B33Y B29C64 B22F10 B22F3/105* B29C67', 'C', '增材制造'),
    row('B21D B21J B30B B22C B22D', 'P', '成形与铸造装备'),
    row('B65G B66C13', 'P', '物流自动化', { except: 'B65G47' }),
    row('F15B F16C F16H', 'P', '液压、轴承、齿轮'),
    row('G01B11 G01M G01N29', 'P', '在线测量与无损检测'),
    row('H05K13', 'C', '元器件贴装'),
    row('G06Q50/04* G05B19/418*', 'P', '智能工厂'),
    row('G16Y', 'P', '工业物联网', { words: '制造|工业' }),
    row('A01B A01C A01D', 'P', '智能农机', { words: '智能' }),
  ],
  'XA-05': [
    row('G06N', 'C', '机器学习', { except: 'G06N10' }),
    row('G06V G06K9', 'C', '图像与模式识别'),
    row('G06T', 'P', '机器视觉', { words: '识别|神经网络|深度' }),
    row('G10L13-25', 'C', '语音'),
    row('G06F40', 'C', '自然语言处理'),
    row('G06F16/3* G06F17/27* G06F17/30*', 'P', '信息检索'),
    row('G06F18', 'C', '模式识别'),
    row(
      'G05D1/02* G05D1/08* G05D1/10* G05D1/12* G05D1/2* G05D1/4* G05D1/6* G05D1/8*',
      'S',
      '自主航行器',
      {
        sharedWith: 'XA-04 XA-09',
      },
    ),
    row('G06F3/01*', 'P', '人机交互'),
    row('G16H A61B5', 'P', '医疗智能', { words: '脑|神经网络|人工智能|机器学习|深度学习' }),
    row('G05B13', 'S', '学习控制'),
    row('G06Q', 'P', '商业智能', { words: '人工智能|神经网络|机器学习|深度学习' }),
  ],
  'XA-06': [
    row('A61K A61P', 'C', '药物与牙科制剂', { except: 'A61K8' }),
    row('C07D C07H C07J C07K C07B C07F', 'C', '活性化合物'),
    row('C07C', 'P', '有机化合物'),
    row('C12N C12P C12Q C12M', 'C', '生物技术'),
    row('A61B A61C A61F A61G A61H A61J A61L A61M A61N', 'C', '医学工程'),
    row('G01N33/48-98', 'C', '生物检测'),
    row('G16B G16H', 'P', '生物与健康信息学'),
    row('A23L33', 'P', '功能食品'),
  ],
  'XA-07': [
    row('C22C C22F C22B C21D C21C', 'C', '金属'),
    row('B22F1 B22F3 B22F5 B22F7 B22F8 B22F9', 'C', '粉末冶金', { except: 'B22F3/105*' }),
    row('C04B C03B C03C', 'C', '陶瓷与玻璃'),
    row('C08B C08F C08G C08H C08J C08K C08L', 'C', '高分子'),
    row('C09D C09J C09K', 'C', '涂料、粘合剂、功能组合物'),
    row('D01F D01D D06M', 'C', '纤维'),
    row('D03D D04H', 'P', '织物与非织造布'),
    row('B32B', 'C', '层状材料'),
    row('C01B C01F C01G', 'C', '无机化合物', { except: 'C01B3' }),
    row('C23C C25D', 'P', '表面处理'),
    row('B82B B82Y', 'C', '纳米材料', { except: 'B82Y10' }),
    row('H01B1 H01B12 H01F1 H01F6', 'P', '导电、超导与磁性材料'),
    row('C30B29', 'S', '晶体', { sharedWith: 'XA-01' }),
    row('B01J21-38', 'P', '催化剂'),
    row('B01D69 B01D71', 'P', '膜'),
  ],
  'XA-08': [
    row('H01M2 H01M4 H01M8 H01M10 H01M12 H01M50', 'C', '电池与燃料电池'),
    row('H02S H10F10 H10F19 H01L31/04-078 H01L51/42-48 H10K30-39', 'C', '光伏'),
    row('H01L31 H10F', 'S', '太阳能器件', { words: '光伏|太阳能' }),
    row('H01G11 H01G9/20*', 'P', '超级电容与染料敏化电池'),
    row('F24S', 'C', '太阳能热利用'),
    row('F03D', 'C', '风能'),
    row('F03B13', 'P', '海洋能'),
    row('G21B G21C G21D', 'C', '核能'),
    row('G21F G21G', 'P', '核防护与核应用'),
    row('H02J', 'C', '智能电网'),
    row('H02M H02H H02B', 'P', '电力变换与保护'),
    row('C25B C01B3', 'P', '氢能', { words: '氢' }),
    row('C10L C10B53 C10J C12P7', 'P', '生物质能', { words: '生物质' }),
    row('F24T F03G4', 'C', '地热'),
    row('H01B H01F H01H', 'P', '电网设备'),
    row('F02C F01K', 'P', '燃气轮机与余热利用'),
  ],
  'XA-09': [
    row('B64B B64C B64D B64F', 'C', '航空器'),
    row('B64U', 'C', '无人航空器'),
    row('B64G', 'C', '航天器', { sharedWith: 'XA-03' }),
    row('F02K F42B15', 'C', '喷气与火箭推进、导弹'),
    row('F02C F01D', 'P', '航空发动机', { words: '航空|涡扇|燃气' }),
    row('G08G5', 'C', '空中交通管理'),
    row('G01C19 G01C21/16* G01P15', 'P', '惯性导航'),
    row('G05D1/10* G05D1/46*', 'S', '飞行控制'),
    row('H01Q1/28* B21D53/92*', 'P', '机载天线与机身零件'),
    row('F42B F41A F41B F41C F41F F41G F41H F41J', 'P', '武器装备', { except: 'F42B15' }),
    row('B29L31/30*', 'P', '航空零件成型'),
  ],
  X1: [
    row('H04B', 'C', '传输', { except: 'H04B7/185* H04B7/19*' }),
    row('H04J H04L H04M H04N H04Q H04R H04S H04W', 'C', '通信'),
    row('H04K', 'P', '保密通信'),
    row('G06F', 'C', '数据处理', { except: 'G06F40 G06F18' }),
    row('G06Q G11B G11C G09G G02F1 H01Q H01P G16Y', 'C', '信息处理、存储、显示、天线'),
  ],
  X2: [
    row('G06N10 H04B10/70*', 'C', '量子计算与量子通信'),
    row('B82Y10', 'C', '量子器件', { words: '量子' }),
    row('H04L9/08* H04K1', 'P', '量子密钥', { words: '量子' }),
    row('G06F7/58*', 'P', '量子随机数', { words: '量子随机' }),
    row('G01R33/035* G01R33/032* H01L39 H10N60 G04F5/14* H03L7/26*', 'P', '量子测量'),
  ],
};

/** Ties for the primary industry fall in this order: specific before generic (O:H.4). */
export const INDUSTRY_PRIORITY = [
  'XA-03',
  'XA-09',
  'XA-01',
  'XA-02',
  'XA-06',
  'XA-05',
  'XA-08',
  'XA-04',
  'XA-07',
] as const;
