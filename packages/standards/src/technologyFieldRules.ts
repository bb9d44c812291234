/**
 * WIPO's concordance from the IPC to 35 fields of technology (Schmoch 2008, with the additions of
 * 2018), as rules: a subclass, or `SUBCLASS:main groups` where a subclass is split among fields.
 * `later` holds subclasses that the IPC has gained since, put where their predecessors were; G16Y, which
 * had none, stands with its neighbours of G16.
 */
export const TECHNOLOGY_FIELD_RULES = [
  {
    field: 1,
    sector: 'electrical',
    zh: '电机、电气装置、电能',
    en: 'Electrical machinery, apparatus, energy',
    rules:
      'F21H F21K F21L F21S F21V F21W F21Y H01B H01C H01F H01G H01H H01J H01K H01M H01R H01T ' +
      'H02B H02G H02H H02J H02K H02M H02N H02P H02S H05B H05C H05F H99Z',
    later: '',
  },
  {
    field: 2,
    sector: 'electrical',
    zh: '音像技术',
    en: 'Audio-visual technology',
    rules: 'G09F G09G G11B H04N:3,5,7,9,11,13,15,17,19,101 H04R H04S H05K',
    later: '',
  },
  {
    field: 3,
    sector: 'electrical',
    zh: '电信',
    en: 'Telecommunications',
    rules: 'G08C H01P H01Q H04B H04H H04J H04K H04M H04N:1 H04Q',
    later: '',
  },
  {
    field: 4,
    sector: 'electrical',
    zh: '数字通信',
    en: 'Digital communication',
    rules: 'H04L H04N:21 H04W',
    later: '',
  },
  {
    field: 5,
    sector: 'electrical',
    zh: '基础通信程序',
    en: 'Basic communication processes',
    rules: 'H03B H03C H03D H03F H03G H03H H03J H03K H03L H03M',
    later: '',
  },
  {
    field: 6,
    sector: 'electrical',
    zh: '计算机技术',
    en: 'Computer technology',
    rules: 'G06C G06D G06E G06F G06G G06J G06K G06M G06N G06T G10L G11C G16B G16C G16Z',
    later: 'G06V G16Y',
  },
  {
    field: 7,
    sector: 'electrical',
    zh: '信息技术管理方法',
    en: 'IT methods for management',
    rules: 'G06Q',
    later: '',
  },
  {
    field: 8,
    sector: 'electrical',
    zh: '半导体',
    en: 'Semiconductors',
    rules: 'H01L',
    later: 'H10B H10D H10F H10H H10K H10N H10P H10W',
  },
  {
    field: 9,
    sector: 'instruments',
    zh: '光学',
    en: 'Optics',
    rules: 'G02B G02C G02F G03B G03C G03D G03F G03G G03H H01S',
    later: '',
  },
  {
    field: 10,
    sector: 'instruments',
    zh: '测量',
    en: 'Measurement',
    rules:
      'G01B G01C G01D G01F G01G G01H G01J G01K G01L G01M ' +
      'G01N:1,3,5,7,9,11,13,15,17,19,21,22,23,24,25,27,29,30,31,35,37 G01P G01Q G01R G01S G01V ' +
      'G01W G04B G04C G04D G04F G04G G04R G12B G99Z',
    later: '',
  },
  {
    field: 11,
    sector: 'instruments',
    zh: '生物材料分析',
    en: 'Analysis of biological materials',
    rules: 'G01N:33',
    later: '',
  },
  {
    field: 12,
    sector: 'instruments',
    zh: '控制',
    en: 'Control',
    rules: 'G05B G05D G05F G07B G07C G07D G07F G07G G08B G08G G09B G09C G09D',
    later: '',
  },
  {
    field: 13,
    sector: 'instruments',
    zh: '医学技术',
    en: 'Medical technology',
    rules: 'A61B A61C A61D A61F A61G A61H A61J A61L A61M A61N G16H H05G',
    later: '',
  },
  {
    field: 14,
    sector: 'chemistry',
    zh: '有机精细化学',
    en: 'Organic fine chemistry',
    rules: 'A61K:8 A61Q C07B C07C C07D C07F C07H C07J C40B',
    later: '',
  },
  {
    field: 15,
    sector: 'chemistry',
    zh: '生物技术',
    en: 'Biotechnology',
    rules: 'C07G C07K C12M C12N C12P C12Q C12R C12S',
    later: '',
  },
  {
    field: 16,
    sector: 'chemistry',
    zh: '药品',
    en: 'Pharmaceuticals',
    rules: 'A61K:6,9,31,33,35,36,38,39,41,45,47,48,49,50,51,101,103,125,127,129,131,133,135 A61P',
    later: '',
  },
  {
    field: 17,
    sector: 'chemistry',
    zh: '高分子化学、聚合物',
    en: 'Macromolecular chemistry, polymers',
    rules: 'C08B C08C C08F C08G C08H C08K C08L',
    later: '',
  },
  {
    field: 18,
    sector: 'chemistry',
    zh: '食品化学',
    en: 'Food chemistry',
    rules:
      'A01H A21D A23B A23C A23D A23F A23G A23J A23K A23L C12C C12F C12G C12H C12J ' +
      'C13B:10,20,30,35,40,50,99 C13D C13F C13J C13K',
    later: '',
  },
  {
    field: 19,
    sector: 'chemistry',
    zh: '基础材料化学',
    en: 'Basic materials chemistry',
    rules:
      'A01N A01P C05B C05C C05D C05F C05G C06B C06C C06D C06F C09B C09C C09D C09F C09G C09H ' +
      'C09J C09K C10B C10C C10F C10G C10H C10J C10K C10L C10M C10N C11B C11C C11D C99Z',
    later: '',
  },
  {
    field: 20,
    sector: 'chemistry',
    zh: '材料、冶金',
    en: 'Materials, metallurgy',
    rules: 'B22C B22D B22F C01B C01C C01D C01F C01G C03C C04B C21B C21C C21D C22B C22C C22F',
    later: '',
  },
  {
    field: 21,
    sector: 'chemistry',
    zh: '表面加工技术、涂层',
    en: 'Surface technology, coating',
    rules: 'B05C B05D B32B C23C C23D C23F C23G C25B C25C C25D C25F C30B',
    later: '',
  },
  {
    field: 22,
    sector: 'chemistry',
    zh: '显微结构和纳米技术',
    en: 'Micro-structural and nano-technology',
    rules: 'B81B B81C B82B B82Y',
    later: '',
  },
  {
    field: 23,
    sector: 'chemistry',
    zh: '化学工程',
    en: 'Chemical engineering',
    rules:
      'B01B ' +
      'B01D:1,3,5,7,8,9,11,12,15,17,19,21,24,25,27,29,33,35,36,37,39,41,43,57,59,61,63,65,67,69,71 ' +
      'B01F B01J B01L B02C B03B B03C B03D B04B B04C B05B B06B B07B B07C B08B C14C D06B D06C ' +
      'D06L F25J F26B H05H',
    later: '',
  },
  {
    field: 24,
    sector: 'chemistry',
    zh: '环境技术',
    en: 'Environmental technology',
    rules: 'A62C B01D:45,46,47,49,50,51,52,53 B09B B09C B65F C02F E01F:8 F01N F23G F23J G01T',
    later: '',
  },
  {
    field: 25,
    sector: 'mechanical',
    zh: '装卸',
    en: 'Handling',
    rules: 'B25J B65B B65C B65D B65G B65H B66B B66C B66D B66F B67B B67C B67D',
    later: '',
  },
  {
    field: 26,
    sector: 'mechanical',
    zh: '机器工具',
    en: 'Machine tools',
    rules:
      'A62D B21B B21C B21D B21F B21G B21H B21J B21K B21L B23B B23C B23D B23F B23G B23H B23K ' +
      'B23P B23Q B24B B24C B24D B25B B25C B25D B25F B25G B25H B26B B26D B26F B27B B27C B27D ' +
      'B27F B27G B27H B27J B27K B27L B27M B27N B30B',
    later: '',
  },
  {
    field: 27,
    sector: 'mechanical',
    zh: '发动机、泵、涡轮机',
    en: 'Engines, pumps, turbines',
    rules:
      'F01B F01C F01D F01K F01L F01M F01P F02B F02C F02D F02F F02G F02K F02M F02N F02P F03B ' +
      'F03C F03D F03G F03H F04B F04C F04D F04F F23R F99Z G21B G21C G21D G21F G21G G21H G21J ' +
      'G21K',
    later: '',
  },
  {
    field: 28,
    sector: 'mechanical',
    zh: '纺织和造纸机器',
    en: 'Textile and paper machines',
    rules:
      'A41H A43D A46D B31B B31C B31D B31F B41B B41C B41D B41F B41G B41J B41K B41L B41M B41N ' +
      'C14B D01B D01C D01D D01F D01G D01H D02G D02H D02J D03C D03D D03J D04B D04C D04G D04H ' +
      'D05B D05C D06G D06H D06J D06M D06P D06Q D21B D21C D21D D21F D21G D21H D21J D99Z',
    later: '',
  },
  {
    field: 29,
    sector: 'mechanical',
    zh: '其他特殊机械',
    en: 'Other special machines',
    rules:
      'A01B A01C A01D A01F A01G A01J A01K A01L A01M A21B A21C A22B A22C A23N A23P B02B B28B ' +
      'B28C B28D B29B B29C B29D B29K B29L B33Y B99Z C03B C08J C12L C13B:5,15,25,45 C13C C13G ' +
      'C13H F41A F41B F41C F41F F41G F41H F41J F42B F42C F42D',
    later: '',
  },
  {
    field: 30,
    sector: 'mechanical',
    zh: '热工过程和器具',
    en: 'Thermal processes and apparatus',
    rules:
      'F22B F22D F22G F23B F23C F23D F23H F23K F23L F23M F23N F23Q F24B F24C F24D F24F F24H ' +
      'F24J F24S F24T F24V F25B F25C F27B F27D F28B F28C F28D F28F F28G',
    later: '',
  },
  {
    field: 31,
    sector: 'mechanical',
    zh: '机器零件',
    en: 'Mechanical elements',
    rules:
      'F15B F15C F15D F16B F16C F16D F16F F16G F16H F16J F16K F16L F16M F16N F16P F16S F16T ' +
      'F17B F17C F17D G05G',
    later: '',
  },
  {
    field: 32,
    sector: 'mechanical',
    zh: '运输',
    en: 'Transport',
    rules:
      'B60B B60C B60D B60F B60G B60H B60J B60K B60L B60M B60N B60P B60Q B60R B60S B60T B60V ' +
      'B60W B61B B61C B61D B61F B61G B61H B61J B61K B61L B62B B62C B62D B62H B62J B62K B62L ' +
      'B62M B63B B63C B63G B63H B63J B64B B64C B64D B64F B64G',
    later: 'B64U',
  },
  {
    field: 33,
    sector: 'other',
    zh: '家具、游戏',
    en: 'Furniture, games',
    rules: 'A47B A47C A47D A47F A47G A47H A47J A47K A47L A63B A63C A63D A63F A63G A63H A63J A63K',
    later: '',
  },
  {
    field: 34,
    sector: 'other',
    zh: '其他消费品',
    en: 'Other consumer goods',
    rules:
      'A24B A24C A24D A24F A41B A41C A41D A41F A41G A42B A42C A43B A43C A44B A44C A45B A45C ' +
      'A45D A45F A46B A62B A99Z B42B B42C B42D B42F B43K B43L B43M B44B B44C B44D B44F B68B ' +
      'B68C B68F B68G D04D D06F D06N D07B F25D G10B G10C G10D G10F G10G G10H G10K',
    later: '',
  },
  {
    field: 35,
    sector: 'other',
    zh: '土木工程',
    en: 'Civil engineering',
    rules:
      'E01B E01C E01D E01F:1,3,5,7,9,11,13,15 E01H E02B E02C E02D E02F E03B E03C E03D E03F E04B ' +
      'E04C E04D E04F E04G E04H E05B E05C E05D E05F E05G E06B E06C E21B E21C E21D E21F E99Z',
    later: '',
  },
] as const;
