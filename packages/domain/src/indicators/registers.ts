import type { BothWords } from '../matters/index.ts';
import { CITY_AREA } from './areas.ts';
import type { EntryDraft, RegisterKey } from './model.ts';

type Column = 'to' | 'due' | 'amountFen' | 'quantity' | 'subjectCode';

/** A register of entries from which indicators are counted where no record of rights tells them. */
export interface RegisterDefinition {
  readonly key: RegisterKey;
  readonly title: BothWords;
  /** What one line is. */
  readonly line: BothWords;
  readonly subject: BothWords;
  readonly from: BothWords;
  /** What the other columns mean here; a column that is not named is not used. */
  readonly columns: Partial<Record<Column, BothWords>>;
  /** Columns without which a line cannot be counted. */
  readonly required: readonly (Column | 'category')[];
  readonly categories: readonly { readonly value: string; readonly title: BothWords }[];
  /** Lines are about no part of the city and are entered for the whole of it. */
  readonly isOfCity?: true;
  /**
   * What tells two lines apart: a line that is the same in all of this is the same line, written anew, and
   * takes the place of the one before. `who` is the code where there is one, otherwise the name; `body` is the
   * same of an organisation or a city, whose code and whose name tell the same one.
   */
  readonly identity: readonly ('who' | 'body' | 'subject' | 'area' | 'category' | 'from')[];
}

const level = [
  { value: 'national', title: { zh: '国家级', en: 'National' } },
  { value: 'provincial', title: { zh: '省级', en: 'Provincial' } },
] as const;
const CREDIT_CODE = { zh: '统一社会信用代码', en: 'Unified social credit code' };
const UNTIL = { zh: '有效期至', en: 'Valid until' };
const RECOGNISED = { zh: '认定日期', en: 'Recognised on' };

/** Every register, in the order of the indicators that read them. */
export const REGISTERS: readonly RegisterDefinition[] = [
  {
    key: 'population',
    title: { zh: '常住人口', en: 'Resident population' },
    line: { zh: '某地某年末的常住人口', en: 'Resident population of an area at the end of a year' },
    subject: { zh: '统计范围', en: 'Of whom' },
    from: { zh: '统计时点（年末）', en: 'Counted on (end of a year)' },
    columns: { quantity: { zh: '人数', en: 'Persons' } },
    identity: ['area', 'category', 'from'],
    required: ['quantity', 'category'],
    categories: [
      { value: 'yearbook', title: { zh: '年报', en: 'Yearly report' } },
      { value: 'census', title: { zh: '普查', en: 'Census' } },
      { value: 'revised', title: { zh: '修订', en: 'Revised' } },
    ],
  },
  {
    key: 'pledges',
    title: { zh: '质押登记', en: 'Pledge registrations' },
    line: { zh: '一笔登记的质押合同', en: 'One registered pledge contract' },
    subject: { zh: '质押登记号', en: 'Registration number' },
    from: { zh: '登记日期', en: 'Registered on' },
    columns: {
      to: { zh: '注销日期', en: 'Cancelled on' },
      amountFen: { zh: '担保金额', en: 'Secured amount' },
      subjectCode: { zh: '出质人代码', en: 'Code of the pledgor' },
    },
    identity: ['subject'],
    required: ['amountFen', 'category'],
    categories: [
      { value: 'patent', title: { zh: '专利', en: 'Patents' } },
      { value: 'trademark', title: { zh: '商标', en: 'Trademarks' } },
      { value: 'other', title: { zh: '其他', en: 'Others' } },
    ],
  },
  {
    key: 'modelEnterprises',
    title: { zh: '优势企业和示范企业', en: 'Advantage and model enterprises' },
    line: { zh: '一家获认定的企业', en: 'One recognised enterprise' },
    subject: { zh: '企业名称', en: 'Enterprise' },
    from: RECOGNISED,
    columns: { to: UNTIL, subjectCode: CREDIT_CODE },
    identity: ['body', 'category', 'from'],
    required: ['category'],
    categories: [
      { value: 'nationalAdvantage', title: { zh: '国家优势', en: 'National advantage' } },
      { value: 'nationalModel', title: { zh: '国家示范', en: 'National model' } },
      { value: 'provincialAdvantage', title: { zh: '省级优势', en: 'Provincial advantage' } },
      { value: 'provincialModel', title: { zh: '省级示范', en: 'Provincial model' } },
    ],
  },
  {
    key: 'standardOrganisations',
    title: { zh: '贯标单位', en: 'Standard-implementing organisations' },
    line: {
      zh: '一家首次通过认证或验收的单位',
      en: 'One organisation, certified for the first time',
    },
    subject: { zh: '单位名称', en: 'Organisation' },
    from: { zh: '首次发证或验收日期', en: 'First certified or accepted on' },
    columns: { to: UNTIL, subjectCode: CREDIT_CODE },
    identity: ['body', 'category', 'from'],
    required: ['category'],
    categories: [
      { value: 'GB/T 29490', title: { zh: 'GB/T 29490 企业', en: 'GB/T 29490 enterprises' } },
      { value: 'GB/T 33251', title: { zh: 'GB/T 33251 高校', en: 'GB/T 33251 universities' } },
      { value: 'GB/T 33250', title: { zh: 'GB/T 33250 科研组织', en: 'GB/T 33250 institutes' } },
      {
        value: 'GJB 9158',
        title: { zh: 'GJB 9158 装备承制单位', en: 'GJB 9158 equipment makers' },
      },
    ],
  },
  {
    key: 'pilotAreas',
    title: { zh: '试点示范县（区）、园区', en: 'Pilot and model districts and parks' },
    line: { zh: '一个获批的区县或园区', en: 'One approved district or park' },
    subject: { zh: '区县或园区', en: 'District or park' },
    from: RECOGNISED,
    columns: { to: UNTIL },
    identity: ['subject', 'category', 'from'],
    required: ['category'],
    categories: [
      { value: 'nationalPilot', title: { zh: '国家试点', en: 'National pilot' } },
      { value: 'nationalModel', title: { zh: '国家示范', en: 'National model' } },
      { value: 'provincialPilot', title: { zh: '省级试点', en: 'Provincial pilot' } },
      { value: 'provincialModel', title: { zh: '省级示范', en: 'Provincial model' } },
    ],
  },
  {
    key: 'serviceStaff',
    title: { zh: '知识产权服务从业人员', en: 'Staff of IP services' },
    line: { zh: '一家机构年末的从业人数', en: 'Staff of one organisation at the end of a year' },
    subject: { zh: '机构名称', en: 'Organisation' },
    from: { zh: '统计时点（年末）', en: 'Counted on (end of a year)' },
    columns: { quantity: { zh: '人数', en: 'Persons' }, subjectCode: CREDIT_CODE },
    identity: ['body', 'from'],
    required: ['quantity'],
    categories: [],
  },
  {
    key: 'talents',
    title: { zh: '知识产权高层次人才', en: 'High-level IP talents' },
    line: { zh: '名单上的一人', en: 'One person of a list' },
    subject: { zh: '姓名', en: 'Name' },
    from: { zh: '入选日期', en: 'Listed on' },
    columns: { to: UNTIL, subjectCode: { zh: '名单内编号', en: 'Number on the list' } },
    identity: ['who', 'category', 'from'],
    required: ['category'],
    categories: level.map((one) => ({ ...one })),
  },
  {
    key: 'administrativeCases',
    title: { zh: '行政执法案件', en: 'Administrative cases' },
    line: { zh: '一件立案的案件', en: 'One case that was opened' },
    subject: { zh: '案号', en: 'Case number' },
    from: { zh: '立案日期', en: 'Opened on' },
    columns: {
      to: { zh: '结案日期', en: 'Closed on' },
      due: { zh: '法定办理期限届满日', en: 'Statutory period ends on' },
    },
    identity: ['subject'],
    required: ['due'],
    categories: [
      { value: 'ordinary', title: { zh: '普通程序', en: 'Ordinary procedure' } },
      { value: 'suspended', title: { zh: '中止', en: 'Suspended' } },
      { value: 'merged', title: { zh: '并入他案', en: 'Merged into another case' } },
    ],
  },
  {
    key: 'satisfaction',
    title: { zh: '知识产权保护社会满意度', en: 'Satisfaction with IP protection' },
    line: { zh: '一次调查的一个得分', en: 'One score of a survey' },
    subject: { zh: '调查名称', en: 'Survey' },
    from: { zh: '调查年度（年末日）', en: 'Year of the survey (its last day)' },
    columns: { quantity: { zh: '得分', en: 'Score' } },
    identity: ['area', 'category', 'from'],
    required: ['quantity', 'category'],
    categories: [
      { value: 'whole', title: { zh: '本地综合得分', en: 'Composite score here' } },
      { value: 'nation', title: { zh: '全国得分', en: 'National score' } },
      { value: 'holders', title: { zh: '权利人', en: 'Right holders' } },
      { value: 'professionals', title: { zh: '专业人士', en: 'Professionals' } },
      { value: 'public', title: { zh: '社会公众', en: 'The public' } },
    ],
  },
  {
    key: 'technologyTransactions',
    title: { zh: '专利技术交易', en: 'Patent technology transactions' },
    line: { zh: '一份登记的技术合同', en: 'One registered technology contract' },
    subject: { zh: '合同登记号', en: 'Registration number' },
    from: { zh: '登记日期', en: 'Registered on' },
    columns: { amountFen: { zh: '成交金额', en: 'Amount' } },
    identity: ['subject'],
    required: ['amountFen'],
    categories: [
      { value: 'local', title: { zh: '就地转化', en: 'Used in the city' } },
      { value: 'outside', title: { zh: '输出外地', en: 'Used elsewhere' } },
    ],
  },
  {
    key: 'serviceAgencies',
    title: { zh: '知识产权服务机构', en: 'IP service agencies' },
    line: { zh: '一家机构', en: 'One agency' },
    subject: { zh: '机构名称', en: 'Agency' },
    from: { zh: '集聚或认定日期', en: 'Gathered or recognised on' },
    columns: { to: { zh: '退出日期', en: 'Left on' }, subjectCode: CREDIT_CODE },
    identity: ['body', 'category', 'from'],
    required: ['category'],
    categories: [
      { value: 'gathered', title: { zh: '集聚机构', en: 'Gathered on the platform' } },
      { value: 'brand', title: { zh: '品牌机构', en: 'Brand agency' } },
    ],
  },
  {
    key: 'pledgeCampaignFirms',
    title: { zh: '入园惠企服务企业', en: 'Firms served by pledge campaigns' },
    line: { zh: '一家获得服务的企业', en: 'One firm that was served' },
    subject: { zh: '企业名称', en: 'Firm' },
    from: { zh: '服务日期', en: 'Served on' },
    columns: { subjectCode: CREDIT_CODE },
    identity: ['body', 'from'],
    required: [],
    categories: [],
  },
  {
    key: 'wellKnownMarks',
    title: { zh: '驰名商标', en: 'Well-known trademarks' },
    line: { zh: '一件获认定的商标', en: 'One recognised trademark' },
    subject: { zh: '商标', en: 'Trademark' },
    from: RECOGNISED,
    columns: { to: UNTIL, subjectCode: { zh: '注册号', en: 'Registration number' } },
    identity: ['who'],
    required: [],
    categories: [],
  },
  {
    key: 'peerFigures',
    title: { zh: '其他城市公布的数值', en: 'Figures that other cities published' },
    line: { zh: '一个城市公布的一期数值', en: 'What one city published for one period' },
    subject: { zh: '城市', en: 'City' },
    from: { zh: '统计时点（期末日）', en: 'Last day of the period' },
    columns: {
      quantity: { zh: '数值（按本指标的单位）', en: 'Value in the unit of the indicator' },
      subjectCode: { zh: '行政区划代码', en: 'Division code' },
    },
    identity: ['body', 'category', 'from'],
    required: ['quantity', 'category'],
    // The thirteen by their codes and short titles.
    categories: [
      {
        value: '1',
        title: { zh: '每万人口高价值发明专利', en: 'High-value inventions per 10,000' },
      },
      { value: '2', title: { zh: 'PCT 国际申请', en: 'PCT applications' } },
      { value: '3', title: { zh: '马德里商标有效注册', en: 'Madrid registrations' } },
      { value: '4', title: { zh: '地理标志证明商标', en: 'GI certification marks' } },
      { value: '5', title: { zh: '地理标志保护产品', en: 'Protected GI products' } },
      { value: '6', title: { zh: '质押融资累计', en: 'Pledge financing' } },
      { value: '7', title: { zh: '优势示范企业', en: 'Model enterprises' } },
      { value: '8', title: { zh: '新增贯标单位', en: 'New standard users' } },
      { value: '9', title: { zh: '试点示范区县园区', en: 'Model districts and parks' } },
      { value: '10', title: { zh: '服务业从业人员', en: 'Service staff' } },
      { value: '11', title: { zh: '高层次人才', en: 'High-level talents' } },
      { value: '12', title: { zh: '行政执法案件结案率', en: 'Case completion rate' } },
      { value: '13', title: { zh: '保护社会满意度', en: 'Satisfaction' } },
    ],
    isOfCity: true,
  },
];

const BY_KEY = new Map(REGISTERS.map((register) => [register.key, register]));

/** The definition of a register. */
export function registerOf(key: RegisterKey): RegisterDefinition {
  return BY_KEY.get(key)!;
}

/** A fault of a line, in words for whoever entered it. */
export interface EntryFault {
  readonly field: string;
  readonly words: BothWords;
}

/** What keeps a line from being counted; empty when nothing does. */
export function entryFaults(draft: EntryDraft, isArea: (code: string) => boolean): EntryFault[] {
  const register = registerOf(draft.register);
  const faults: EntryFault[] = [];
  const fault = (field: string, zh: string, en: string) => {
    faults.push({ field, words: { zh, en } });
  };
  if (!isArea(draft.area)) {
    fault(
      'area',
      `“${draft.area}”不是本市、区县或开发区的代码，请从列表中选择。`,
      `"${draft.area}" is no code of the city, a district or a development zone; choose one of the list.`,
    );
  }
  if (register.isOfCity === true && isArea(draft.area) && draft.area !== CITY_AREA) {
    fault(
      'area',
      '这本台账由全市登记，地区请选全市。',
      'This register is kept for the whole city; choose the city as area.',
    );
  }
  for (const name of register.required) {
    if (draft[name] !== undefined) continue;
    const title = name === 'category' ? { zh: '类别', en: 'category' } : register.columns[name]!;
    fault(name, `请填写“${title.zh}”。`, `Fill in "${title.en}".`);
  }
  const { category, from, to, due } = draft;
  if (category !== undefined && register.categories.every((one) => one.value !== category)) {
    const known = register.categories.map((one) => one.value).join('、');
    fault(
      'category',
      `“${category}”不是这本台账的类别${known === '' ? '；这本台账不分类别，请留空。' : `，可填：${known}。`}`,
      `"${category}" is no category of this register${known === '' ? '; it has none, leave it empty.' : `; it knows: ${known}.`}`,
    );
  }
  if (to !== undefined && to < from) {
    fault(
      'to',
      '截止日期早于起始日期，请改正。',
      'The last day lies before the first; correct it.',
    );
  }
  if (due !== undefined && due < from) {
    fault(
      'due',
      '期限届满日早于起始日期，请改正。',
      'The period ends before it begins; correct it.',
    );
  }
  return faults;
}
