import { rowsByLabel, row } from './classRow.ts';

/** Version of the rules, kept with every tag that they give. */
export const STRATEGIC_RULESET = 'SEI-2021-XA/1';

const CAR = '车';
const BIOMASS = '生物质';

/**
 * Strategic emerging industries (战略性新兴产业) by IPC symbols and words. The official table,
 * 国知办函规字〔2021〕121号, is not at hand: these rows are our own mapping, taken from the rows of the
 * hard-tech mapping (O:H.3) that state their class in that table, or whose industry has one class
 * alone in the crosswalk (O:H.2). They are provisional wherever they are shown. Written in symbols of
 * 2021; what later editions made of them meets the same rows (`CompiledRules`, withSuccessors).
 */
export const STRATEGIC_ROWS = rowsByLabel({
  '1.1': [
    row('H04B', 'C', '传输', { except: 'H04B7/185* H04B7/19*' }),
    row('H04J H04L H04M H04Q H04W', 'C', '通信网络'),
  ],
  '1.2': [
    row('H01L21', 'C', '半导体器件制造'),
    row('H01L23 H01L25', 'C', '封装与组件'),
    row('H01L27', 'C', '集成电路与存储器'),
    row('H01L29', 'C', '晶体管与二极管'),
    row('H01L33', 'C', '发光二极管'),
    row('H01L31', 'S', '光电探测器'),
    row('H01L51', 'P', '有机器件'),
    row('H01L39 H01L41 H01L43 H01L45', 'P', '压电、磁、相变、超导器件'),
    row('H01S', 'C', '激光器'),
    row('G02B6', 'P', '集成光学与光纤'),
    row('C30B23 C30B25 C30B29/36* C30B29/38* C30B29/40* C30B29/16*', 'C', '外延与宽禁带晶体'),
    row('C23C16 C23C14', 'P', '气相沉积', { words: '半导体|外延|薄膜' }),
    row('C01B32/956* C01B21/06*', 'P', '碳化硅与氮化物粉体', { words: '半导体|晶体|外延' }),
    row('H03K H03M H03F H03B H03D H03H H03L', 'P', '功率与射频电路'),
    row('G03F7/20* G03F1', 'C', '光刻与掩模'),
    row('H05K1 H05K3', 'P', '基板与印制电路'),
    row('G01R31/26* G01R31/28*', 'P', '器件测试'),
    row('G06F30/39*', 'P', '集成电路版图设计'),
    row('B82Y10', 'C', '量子器件', { words: '量子' }),
  ],
  '1.3': [
    row('G06F8 G06F9 G06F11 G06F21', 'C', '软件工程与信息安全'),
    row('G06F', 'P', '软件', { words: '软件|程序|操作系统|数据处理', except: 'G06F40 G06F18' }),
    row('G06N10', 'C', '量子计算'),
  ],
  '1.4': [
    row('G06F16 G06Q G16Y', 'P', '互联网与云计算、大数据服务', {
      words: '互联网|物联网|云计算|云平台|云端|云服务|大数据|数据库',
    }),
  ],
  '1.5': [
    row('G06N', 'C', '机器学习', { except: 'G06N10' }),
    row('G06K9', 'C', '图像与模式识别'),
    row('G06F18', 'C', '模式识别'),
    row('G10L13-25', 'C', '语音'),
    row('G06F40 G06F16/3* G06F17/27*', 'C', '自然语言处理'),
    row('G05D1/02* G05D1/08* G05D1/10* G05D1/12*', 'S', '自主航行器'),
    row('G05D1/2* G05D1/4* G05D1/6* G05D1/8*', 'S', '自主航行器（2024 年起的组）'),
    row('G06F3/01*', 'P', '人机交互'),
    row('G16H A61B5', 'P', '医疗智能', { words: '脑' }),
  ],
  '2.1': [
    row('B25J', 'C', '机器人'),
    row('G05B13 G05B17 G05B19 G05B23', 'C', '自适应、数控与工厂控制'),
    row('B23Q39 B23P23 B23B5 B23B7 B23B9', 'C', '机床（表列各组）'),
    row('B23Q B23B B23C B23D B23F B23G B23H B23P', 'P', '机床', { words: '数控|智能|自动' }),
    row('B23K26', 'C', '激光加工'),
    row('B24B', 'C', '磨削抛光'),
    row('B33Y B29C64 B22F10 B22F3/105* B29C67', 'C', '增材制造'),
    row('B65G B66C13', 'P', '物流自动化', { words: '自动|智能|机器人', except: 'B65G47' }),
    row('H05K13', 'C', '元器件贴装'),
    row('A01B A01C A01D', 'P', '智能农机', { words: '智能' }),
  ],
  '2.2': [
    row('B64B B64C B64D B64F', 'C', '航空器'),
    row('B64U', 'C', '无人航空器'),
    row('F02C F01D', 'P', '航空发动机', { words: '航空|涡扇|燃气' }),
    row('G08G5', 'C', '空中交通管理', { except: 'G08G5/00' }),
  ],
  '2.3': [
    row('G01S19', 'C', '卫星导航定位'),
    row('B64G', 'C', '卫星与航天器'),
    row('H04B7/185* H04B7/19*', 'C', '卫星中继'),
    row('H04H40/90*', 'C', '卫星广播接收'),
    row('F02K F42B15', 'C', '喷气与火箭推进'),
    row('G01C21', 'P', '卫星导航应用', { words: '卫星|北斗|gnss' }),
    row('G01S5 G01S13/90*', 'P', '定位与合成孔径雷达', { words: '卫星|星载|遥感' }),
    row('G01C11 G06T7 H01Q G01W1 G01V', 'P', '卫星应用', { words: '卫星|星载|遥感' }),
  ],
  '3.1': [row('C21C C21D C22C33 C22C35 C22C37 C22C38', 'C', '钢铁材料')],
  '3.2': [
    row('C22B C22F', 'C', '有色金属冶炼与处理'),
    row('C22C', 'C', '有色金属合金', { except: 'C22C33 C22C35 C22C37 C22C38' }),
    row('B22F1 B22F3 B22F5 B22F7 B22F8 B22F9', 'C', '粉末冶金', { except: 'B22F3/105*' }),
  ],
  '3.3': [
    row('C08B C08F C08G C08H C08J C08K C08L', 'C', '高分子'),
    row('B01J21-38', 'P', '催化剂'),
  ],
  '3.4': [row('C04B C03B C03C', 'C', '陶瓷与玻璃')],
  '3.5': [row('D01F D01D', 'C', '高性能纤维'), row('H01B12 H01F6', 'P', '超导材料')],
  '3.6': [row('B82B B82Y', 'C', '纳米材料', { except: 'B82Y10' })],
  '4.1': [
    row('A61K A61P', 'C', '药物', { except: 'A61K6 A61K8' }),
    row('C07D C07H C07J C07K C07B C07F', 'C', '活性化合物', { words: '药|治疗|医|抗' }),
    row('C12N C12P C12Q C12M', 'C', '生物技术'),
  ],
  '4.2': [
    row('A61B A61C A61F A61G A61H A61J A61L A61M A61N', 'C', '医学工程'),
    row('A61K6', 'C', '牙科制剂'),
    row('G01N33/48-98', 'C', '生物检测'),
  ],
  '4.4': [row('C10L C12P7', 'P', '生物质能', { words: BIOMASS })],
  '5.1': [
    row('B60L1 B60L3 B60L7 B60L15', 'C', '电动车辆牵引'),
    row('B60K1 B60K6 B60K7 B60K17', 'C', '电动与混合动力驱动'),
    row('B60W10 B60W20', 'C', '混合动力控制'),
  ],
  '5.2': [
    row('B60L50 B60L55 B60L58', 'C', '动力电池供电与管理'),
    row('H01M8 H01M10/613-667 H01M2', 'S', '动力电池', { words: CAR }),
    row('F02B F02D F02F F02M F02N F02P', 'P', '混合动力发动机', { words: '混合动力' }),
  ],
  '5.3': [row('B60L53', 'C', '充电设施'), row('H02J7', 'S', '充电装置', { words: CAR })],
  '6.1': [row('G21B G21C G21D G21F G21G', 'C', '核能')],
  '6.2': [row('F03D', 'C', '风能')],
  '6.3': [
    row('H02S F24S', 'C', '光伏与太阳能热利用'),
    row('H01L31/04-078 H01L51/42-48 H10F10 H10F19 H10K30-39', 'C', '光伏器件'),
    row('H01L31', 'S', '太阳能器件', { words: '光伏|太阳能' }),
  ],
  '6.4': [
    row('F03B13 F24T F03G4', 'C', '海洋能与地热'),
    row('C10L C10B53 C10J C12P7', 'P', '生物质能', { words: BIOMASS }),
  ],
  '6.5': [
    row('H02J', 'C', '智能电网', { except: 'H02J7' }),
    row('H02M H02H H02B', 'P', '电力变换与保护', { words: '电网|电力|变电|输电|配电|并网' }),
    row('H01B H01F H01H', 'P', '电网设备', { words: '电网|电力|变电|输电|配电|并网' }),
  ],
  '8.2': [row('G06T', 'P', '数字创意图像', { words: '动漫|游戏|虚拟现实|增强现实|混合现实' })],
});
