/** Level of an administrative division. */
export type DivisionLevel = 'province' | 'city' | 'county';

/** A row of the table of divisions. */
export interface Division {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  /** Full name with its suffix. */
  readonly name: string;
  /** Name without suffix, as lists and charts write it. */
  readonly shortName: string;
  readonly en: string;
  readonly level: DivisionLevel;
}

/** Provinces, autonomous regions, municipalities and special administrative regions (GB/T 2260). */
export const PROVINCES: readonly Division[] = (
  [
    ['110000', '北京市', '北京', 'Beijing'],
    ['120000', '天津市', '天津', 'Tianjin'],
    ['130000', '河北省', '河北', 'Hebei'],
    ['140000', '山西省', '山西', 'Shanxi'],
    ['150000', '内蒙古自治区', '内蒙古', 'Inner Mongolia'],
    ['210000', '辽宁省', '辽宁', 'Liaoning'],
    ['220000', '吉林省', '吉林', 'Jilin'],
    ['230000', '黑龙江省', '黑龙江', 'Heilongjiang'],
    ['310000', '上海市', '上海', 'Shanghai'],
    ['320000', '江苏省', '江苏', 'Jiangsu'],
    ['330000', '浙江省', '浙江', 'Zhejiang'],
    ['340000', '安徽省', '安徽', 'Anhui'],
    ['350000', '福建省', '福建', 'Fujian'],
    ['360000', '江西省', '江西', 'Jiangxi'],
    ['370000', '山东省', '山东', 'Shandong'],
    ['410000', '河南省', '河南', 'Henan'],
    ['420000', '湖北省', '湖北', 'Hubei'],
    ['430000', '湖南省', '湖南', 'Hunan'],
    ['440000', '广东省', '广东', 'Guangdong'],
    ['450000', '广西壮族自治区', '广西', 'Guangxi'],
    ['460000', '海南省', '海南', 'Hainan'],
    ['500000', '重庆市', '重庆', 'Chongqing'],
    ['510000', '四川省', '四川', 'Sichuan'],
    ['520000', '贵州省', '贵州', 'Guizhou'],
    ['530000', '云南省', '云南', 'Yunnan'],
    ['540000', '西藏自治区', '西藏', 'Tibet'],
    ['610000', '陕西省', '陕西', 'Shaanxi'],
    ['620000', '甘肃省', '甘肃', 'Gansu'],
    ['630000', '青海省', '青海', 'Qinghai'],
    ['640000', '宁夏回族自治区', '宁夏', 'Ningxia'],
    ['650000', '新疆维吾尔自治区', '新疆', 'Xinjiang'],
    ['710000', '台湾省', '台湾', 'Taiwan'],
    ['810000', '香港特别行政区', '香港', 'Hong Kong'],
    ['820000', '澳门特别行政区', '澳门', 'Macao'],
  ] as const
).map(([code, name, shortName, en]) => ({ code, name, shortName, en, level: 'province' }));

/** Xi'an as a city. */
export const XIAN: Division = {
  code: '610100',
  name: '西安市',
  shortName: '西安',
  en: "Xi'an",
  level: 'city',
};

/** The eleven districts and two counties of Xi'an, in the order of their codes. */
export const XIAN_COUNTIES: readonly Division[] = (
  [
    ['610102', '新城区', '新城', 'Xincheng'],
    ['610103', '碑林区', '碑林', 'Beilin'],
    ['610104', '莲湖区', '莲湖', 'Lianhu'],
    ['610111', '灞桥区', '灞桥', 'Baqiao'],
    ['610112', '未央区', '未央', 'Weiyang'],
    ['610113', '雁塔区', '雁塔', 'Yanta'],
    ['610114', '阎良区', '阎良', 'Yanliang'],
    ['610115', '临潼区', '临潼', 'Lintong'],
    ['610116', '长安区', '长安', "Chang'an"],
    ['610117', '高陵区', '高陵', 'Gaoling'],
    ['610118', '鄠邑区', '鄠邑', 'Huyi'],
    ['610122', '蓝田县', '蓝田', 'Lantian'],
    ['610124', '周至县', '周至', 'Zhouzhi'],
  ] as const
).map(([code, name, shortName, en]) => ({ code, name, shortName, en, level: 'county' }));

/** A name or code that a division of Xi'an had before. */
export interface FormerDivision {
  readonly name: string;
  /** The code of GB/T 2260 then; null for a name older than the codes. */
  readonly code: string | null;
  readonly successor: string;
}

/** Counties that became districts, and older names. */
export const FORMER_DIVISIONS: readonly FormerDivision[] = [
  { name: '长安县', code: '610121', successor: '610116' },
  { name: '临潼县', code: '610123', successor: '610115' },
  { name: '户县', code: '610125', successor: '610118' },
  { name: '鄠县', code: null, successor: '610118' },
  { name: '高陵县', code: '610126', successor: '610117' },
];

/** A development zone that keeps statistics of its own and has no code of GB/T 2260. */
export interface DevelopmentZone {
  /** Our own code. */
  readonly code: string;
  readonly name: string;
  readonly en: string;
  /** Writings by which an address names it, longest first. */
  readonly writings: readonly string[];
  /** False where part of the zone lies outside Xi'an, so that a statistic must say how it counts. */
  readonly whollyInXian: boolean;
}

/** Development zones of Xi'an. Many-to-many with districts: places are assigned by geofence. */
export const DEVELOPMENT_ZONES: readonly DevelopmentZone[] = [
  {
    code: 'XA-GX',
    name: '高新区',
    en: 'High-tech Zone',
    writings: ['高新技术产业开发区', '高新技术开发区', '高新开发区', '高新区'],
    whollyInXian: true,
  },
  {
    code: 'XA-JK',
    name: '经开区',
    en: 'Economic Development Zone',
    writings: ['经济技术开发区', '经济开发区', '经开区'],
    whollyInXian: true,
  },
  {
    code: 'XA-QJ',
    name: '曲江新区',
    en: 'Qujiang New District',
    writings: ['曲江新区'],
    whollyInXian: true,
  },
  {
    code: 'XA-CB',
    name: '浐灞生态区',
    en: 'Chanba Ecological District',
    writings: ['浐灞生态区', '浐灞新区', '浐灞国际港'],
    whollyInXian: true,
  },
  {
    code: 'XA-HK',
    name: '航空基地',
    en: 'Aviation Base',
    writings: ['阎良国家航空高技术产业基地', '国家航空高技术产业基地', '航空产业基地', '航空基地'],
    whollyInXian: true,
  },
  {
    code: 'XA-HT',
    name: '航天基地',
    en: 'Aerospace Base',
    writings: ['国家民用航天产业基地', '民用航天产业基地', '航天产业基地', '航天基地'],
    whollyInXian: true,
  },
  {
    code: 'XA-GW',
    name: '国际港务区',
    en: 'International Trade and Logistics Park',
    writings: ['国际港务区'],
    whollyInXian: true,
  },
  {
    code: 'XA-XX',
    name: '西咸新区',
    en: 'Xixian New Area',
    writings: ['西咸新区', '沣东新城', '沣西新城', '秦汉新城', '空港新城', '泾河新城'],
    whollyInXian: false,
  },
];
