import type { Bilingual } from '@zca/query';
import { allOffices, DEVELOPMENT_ZONES, TECHNOLOGY_FIELDS, XIAN } from '@zca/standards';
import { EVENT_KINDS, type EventCode, STATUSES } from '../law/index.ts';
import type { PlaceLevel } from '../places/index.ts';
import { DISTRICTS } from './districts.ts';

export const COLLECTION_VALUES = [
  { value: 'patent', label: { zh: '专利', en: 'Patents' } },
  { value: 'trademark', label: { zh: '商标', en: 'Trademarks' } },
  {
    value: 'geographicalIndication',
    label: { zh: '地理标志', en: 'Geographical indications' },
  },
] as const;

/** Kinds of holders as statistics tell them apart (O:A.9). */
export const HOLDER_TYPES = [
  { value: 'university', label: { zh: '大专院校', en: 'University' } },
  { value: 'institute', label: { zh: '科研单位', en: 'Research institute' } },
  { value: 'firm', label: { zh: '企业', en: 'Firm' } },
  { value: 'government', label: { zh: '机关团体', en: 'Government or association' } },
  { value: 'person', label: { zh: '个人', en: 'Person' } },
] as const;

/** How exactly a right is placed: as its best-placed holder. */
export const PLACE_LEVEL_VALUES: readonly {
  readonly value: PlaceLevel;
  readonly label: Bilingual;
}[] = [
  { value: 'parcel', label: { zh: '地块', en: 'Parcel' } },
  { value: 'street', label: { zh: '街道', en: 'Street' } },
  { value: 'district', label: { zh: '区县', en: 'District' } },
  { value: 'city', label: { zh: '市', en: 'City' } },
  { value: 'elsewhere', label: { zh: '市外', en: 'Elsewhere' } },
  { value: 'none', label: { zh: '未定位', en: 'Not placed' } },
];

/** Types of right as people sort them: a granted invention and a pending one are told apart. */
export const RIGHT_TYPES = [
  { value: 'inventionGrant', label: { zh: '发明授权', en: 'Granted invention' } },
  { value: 'inventionApplication', label: { zh: '发明公布', en: 'Invention application' } },
  { value: 'utilityModel', label: { zh: '实用新型', en: 'Utility model' } },
  { value: 'design', label: { zh: '外观设计', en: 'Design' } },
  { value: 'trademark', label: { zh: '商标', en: 'Trademark' } },
  {
    value: 'geographicalIndication',
    label: { zh: '地理标志', en: 'Geographical indication' },
  },
] as const;

export const STATUS_GROUPS = [
  { value: 'valid', label: { zh: '有效', en: 'In force' } },
  { value: 'pending', label: { zh: '审中', en: 'Pending' } },
  { value: 'invalid', label: { zh: '失效', en: 'Not in force' } },
  { value: 'unknown', label: { zh: '未知', en: 'Unknown' } },
] as const;

export const OVERLAYS = [
  { value: 'pledged', label: { zh: '质押', en: 'Pledged' } },
  { value: 'licensed', label: { zh: '许可', en: 'Licensed' } },
  { value: 'exclusiveLicensed', label: { zh: '独占许可', en: 'Exclusively licensed' } },
  { value: 'openLicensed', label: { zh: '开放许可', en: 'Open licence' } },
  { value: 'preserved', label: { zh: '保全', en: 'Preserved' } },
  { value: 'suspended', label: { zh: '中止', en: 'Suspended' } },
] as const;

/** Statuses in detail, legal events, zones, fields of technology and offices as closed lists. */
export const STATUS_VALUES = labelled(STATUSES);
export const EVENT_VALUES = labelled(EVENT_KINDS);
export const ZONE_VALUES = DEVELOPMENT_ZONES.map(({ code, name, en }) => ({
  value: code,
  label: { zh: name, en },
}));
/** Places to which rights belong: districts and counties, and the city where none is known. */
export const SEATS = [
  ...DISTRICTS,
  { value: XIAN.code, label: { zh: '西安市（区县不明）', en: "Xi'an, district not known" } },
];
export const TECHNOLOGY_VALUES = TECHNOLOGY_FIELDS.map(({ field, zh, en }) => ({
  value: String(field),
  label: { zh, en },
}));
export const OFFICE_VALUES = allOffices().map(({ code, zh, en }) => ({
  value: code,
  label: { zh, en },
}));

function labelled(
  names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): { value: string; label: { zh: string; en: string } }[] {
  return Object.entries(names).map(([value, { zh, en }]) => ({ value, label: { zh, en } }));
}

/** The nine hard-tech industries of the plan (box 6), taxonomy XA9-2021, in the fixed order of the palette. */
export const INDUSTRIES = [
  { value: 'XA-01', label: { zh: '第三代半导体', en: 'Third-generation semiconductors' } },
  { value: 'XA-02', label: { zh: '新一代汽车', en: 'New-generation vehicles' } },
  { value: 'XA-03', label: { zh: '卫星应用', en: 'Satellite applications' } },
  { value: 'XA-04', label: { zh: '智能制造', en: 'Smart manufacturing' } },
  { value: 'XA-05', label: { zh: '人工智能', en: 'Artificial intelligence' } },
  { value: 'XA-06', label: { zh: '生物医药', en: 'Biomedicine' } },
  { value: 'XA-07', label: { zh: '新材料', en: 'New materials' } },
  { value: 'XA-08', label: { zh: '新能源', en: 'New energy' } },
  { value: 'XA-09', label: { zh: '航空航天', en: 'Aerospace' } },
] as const;

/** Industries beside the nine, which the mapping knows and no figure counts (O:H.2). */
export const INDUSTRY_EXTENSIONS = [
  { value: 'X1', label: { zh: '新一代信息技术', en: 'New-generation information technology' } },
  { value: 'X2', label: { zh: '量子', en: 'Quantum technology' } },
] as const;

/**
 * Classes of the strategic emerging industries at their second level. `PROVISIONAL_NOTE` stands beside
 * them wherever they are shown.
 */
export const STRATEGIC_INDUSTRIES = [
  { value: '1.1', label: { zh: '1.1 下一代信息网络', en: '1.1 Next-generation networks' } },
  { value: '1.2', label: { zh: '1.2 电子核心', en: '1.2 Core electronics' } },
  { value: '1.3', label: { zh: '1.3 新兴软件', en: '1.3 Emerging software' } },
  {
    value: '1.4',
    label: { zh: '1.4 互联网与云计算、大数据', en: '1.4 Internet, cloud and big data' },
  },
  { value: '1.5', label: { zh: '1.5 人工智能', en: '1.5 Artificial intelligence' } },
  { value: '2.1', label: { zh: '2.1 智能制造装备', en: '2.1 Smart manufacturing equipment' } },
  { value: '2.2', label: { zh: '2.2 航空装备', en: '2.2 Aviation equipment' } },
  { value: '2.3', label: { zh: '2.3 卫星及应用', en: '2.3 Satellites and applications' } },
  { value: '2.4', label: { zh: '2.4 轨道交通装备', en: '2.4 Rail equipment' } },
  { value: '2.5', label: { zh: '2.5 海洋工程装备', en: '2.5 Marine equipment' } },
  { value: '3.1', label: { zh: '3.1 先进钢铁材料', en: '3.1 Advanced steels' } },
  { value: '3.2', label: { zh: '3.2 先进有色金属材料', en: '3.2 Advanced non-ferrous metals' } },
  { value: '3.3', label: { zh: '3.3 先进石化化工新材料', en: '3.3 Advanced chemical materials' } },
  { value: '3.4', label: { zh: '3.4 先进无机非金属材料', en: '3.4 Advanced inorganic materials' } },
  { value: '3.5', label: { zh: '3.5 高性能纤维及复合材料', en: '3.5 Fibres and composites' } },
  { value: '3.6', label: { zh: '3.6 前沿新材料', en: '3.6 Frontier materials' } },
  { value: '3.7', label: { zh: '3.7 新材料相关服务', en: '3.7 Services for new materials' } },
  { value: '4.1', label: { zh: '4.1 生物医药', en: '4.1 Biomedicine' } },
  { value: '4.2', label: { zh: '4.2 生物医学工程', en: '4.2 Biomedical engineering' } },
  { value: '4.3', label: { zh: '4.3 生物农业', en: '4.3 Biological agriculture' } },
  { value: '4.4', label: { zh: '4.4 生物质能', en: '4.4 Biomass energy' } },
  { value: '4.5', label: { zh: '4.5 其他生物业', en: '4.5 Other biological industry' } },
  { value: '5.1', label: { zh: '5.1 新能源汽车整车', en: '5.1 New-energy vehicles' } },
  {
    value: '5.2',
    label: { zh: '5.2 新能源汽车装置、配件', en: '5.2 Parts of new-energy vehicles' },
  },
  { value: '5.3', label: { zh: '5.3 新能源汽车相关设施', en: '5.3 Facilities for such vehicles' } },
  { value: '5.4', label: { zh: '5.4 新能源汽车相关服务', en: '5.4 Services for such vehicles' } },
  { value: '6.1', label: { zh: '6.1 核电', en: '6.1 Nuclear power' } },
  { value: '6.2', label: { zh: '6.2 风能', en: '6.2 Wind' } },
  { value: '6.3', label: { zh: '6.3 太阳能', en: '6.3 Solar' } },
  {
    value: '6.4',
    label: { zh: '6.4 生物质能及其他新能源', en: '6.4 Biomass and other new energy' },
  },
  { value: '6.5', label: { zh: '6.5 智能电网', en: '6.5 Smart grid' } },
  { value: '7.1', label: { zh: '7.1 高效节能', en: '7.1 Energy saving' } },
  { value: '7.2', label: { zh: '7.2 先进环保', en: '7.2 Environmental protection' } },
  { value: '7.3', label: { zh: '7.3 资源循环利用', en: '7.3 Recycling' } },
  { value: '8.1', label: { zh: '8.1 数字创意技术设备', en: '8.1 Digital creative equipment' } },
  { value: '8.2', label: { zh: '8.2 数字文化创意', en: '8.2 Digital culture' } },
  { value: '8.3', label: { zh: '8.3 设计服务', en: '8.3 Design services' } },
  { value: '8.4', label: { zh: '8.4 数字创意与融合服务', en: '8.4 Merged digital services' } },
  { value: '9.1', label: { zh: '9.1 新技术与创新创业服务', en: '9.1 Services for innovation' } },
  { value: '9.2', label: { zh: '9.2 其他相关服务', en: '9.2 Other related services' } },
] as const;

/** Themes of the plan (box 2): six pillars, the emerging industries, quantum science. */
export const THEMES = [
  { value: 'electronics', label: { zh: '电子信息', en: 'Electronics and information' } },
  { value: 'vehicles', label: { zh: '汽车', en: 'Vehicles' } },
  { value: 'aerospace', label: { zh: '航空航天', en: 'Aerospace' } },
  { value: 'equipment', label: { zh: '高端装备', en: 'High-end equipment' } },
  { value: 'materialsEnergy', label: { zh: '新材料新能源', en: 'New materials and energy' } },
  { value: 'foodMedicine', label: { zh: '食品和生物医药', en: 'Food and biomedicine' } },
  { value: 'ai', label: { zh: '人工智能', en: 'Artificial intelligence' } },
  { value: 'additive', label: { zh: '增材制造', en: 'Additive manufacturing' } },
  { value: 'robots', label: { zh: '机器人与无人系统', en: 'Robots and unmanned systems' } },
  { value: 'bigData', label: { zh: '大数据与云计算', en: 'Big data and cloud' } },
  { value: 'satellites', label: { zh: '卫星应用', en: 'Satellite applications' } },
  { value: 'future', label: { zh: '未来产业', en: 'Future industries' } },
  { value: 'quantum', label: { zh: '量子科学', en: 'Quantum science' } },
] as const;

/** Themes by what the plan says of them. */
export const THEME_GROUPS = [
  {
    values: [
      'electronics',
      'vehicles',
      'aerospace',
      'equipment',
      'materialsEnergy',
      'foodMedicine',
    ],
    label: { zh: '支柱产业', en: 'Pillar industries' },
  },
  {
    values: ['ai', 'additive', 'robots', 'bigData', 'satellites', 'future'],
    label: { zh: '新兴产业', en: 'Emerging industries' },
  },
] as const;

/** The five conditions of a high-value invention patent (O:B.1). */
export const HIGH_VALUE_CONDITIONS = [
  { value: 'HV1', label: { zh: '战略性新兴产业', en: 'Strategic emerging industry' } },
  { value: 'HV2', label: { zh: '海外有同族专利权', en: 'Family patent granted overseas' } },
  { value: 'HV3', label: { zh: '维持年限超过十年', en: 'Kept for more than ten years' } },
  { value: 'HV4', label: { zh: '较高质押融资金额', en: 'High pledge loan' } },
  { value: 'HV5', label: { zh: '获国家级科技奖励或中国专利奖', en: 'National award' } },
] as const;

export const SECRECY_VALUES = [
  { value: 'OPEN', label: { zh: '公开', en: 'Open' } },
  { value: 'DECLASSIFIED', label: { zh: '解密国防', en: 'Declassified defence patent' } },
] as const;

/**
 * What must stand beside every figure by industry, class or theme: no labelled sample has been judged
 * (O:H.4, validation), and the classes of strategic industries are our own reading of a table that is
 * not at hand.
 */
export const UNSAMPLED_NOTE = {
  zh: '按本平台规则归类，未经抽样检验。',
  en: "Sorted by this platform's rules; not tested on a sample.",
} as const;
export const PROVISIONAL_NOTE = {
  zh: '〔待核〕本平台自拟的对照，未取得国知办函规字〔2021〕121号原表；未经抽样检验。',
  en: 'Unverified: our own mapping, for the official table (国知办函规字〔2021〕121号) is not at hand; not tested on a sample.',
} as const;

/** The note that must stand beside figures of a field; undefined where none is needed. */
export function figureNote(
  field: string,
): { readonly zh: string; readonly en: string } | undefined {
  switch (field) {
    case 'industry':
    case 'theme':
      return UNSAMPLED_NOTE;
    case 'strategicIndustry':
    case 'highValue':
    case 'highValueSet':
      return PROVISIONAL_NOTE;
    default:
      return undefined;
  }
}

/** On what the protection of a geographical indication rests; see `IndicationBasis`. */
export const INDICATION_BASES = [
  { value: 'product', label: { zh: '地理标志保护产品', en: 'Protected product' } },
  { value: 'certificationMark', label: { zh: '地理标志证明商标', en: 'Certification mark' } },
  { value: 'collectiveMark', label: { zh: '地理标志集体商标', en: 'Collective mark' } },
  { value: 'agricultural', label: { zh: '农产品地理标志', en: 'Agricultural registration' } },
  { value: 'foreign', label: { zh: '国外地理标志', en: 'Foreign indication' } },
] as const;

/** Legal events by what they are about, for those who mean all of a kind. */
export const EVENT_GROUPS: readonly {
  readonly values: readonly EventCode[];
  readonly label: { readonly zh: string; readonly en: string };
}[] = [
  { values: ['licence', 'licenceChange', 'licenceEnd'], label: { zh: '许可', en: 'Licences' } },
  { values: ['pledge', 'pledgeChange', 'pledgeEnd'], label: { zh: '质押', en: 'Pledges' } },
  {
    values: ['openLicence', 'openLicenceWithdrawal'],
    label: { zh: '开放许可', en: 'Open licences' },
  },
  { values: ['preservation', 'preservationEnd'], label: { zh: '财产保全', en: 'Preservations' } },
  {
    values: ['invalidation', 'partialInvalidation', 'trademarkInvalidation'],
    label: { zh: '无效', en: 'Invalidations' },
  },
  {
    values: [
      'lapse',
      'expiry',
      'abandonment',
      'avoidDoubleGrant',
      'invalidation',
      'trademarkCancellation',
      'trademarkInvalidation',
      'layoutRevocation',
    ],
    label: { zh: '失效', en: 'Ends' },
  },
  { values: ['opposition', 'oppositionEnd'], label: { zh: '异议', en: 'Oppositions' } },
];
