import type { FieldDefinition, FieldRegistry } from '@zca/query';
import { DISTRICTS } from './districts.ts';
import {
  EVENT_GROUPS,
  EVENT_VALUES,
  HIGH_VALUE_CONDITIONS,
  INDICATION_BASES,
  INDUSTRIES,
  OFFICE_VALUES,
  OVERLAYS,
  RIGHT_TYPES,
  SEATS,
  SECRECY_VALUES,
  STATUS_GROUPS,
  STATUS_VALUES,
  STRATEGIC_INDUSTRIES,
  TECHNOLOGY_VALUES,
  THEME_GROUPS,
  THEMES,
  ZONE_VALUES,
} from './lists.ts';

const text = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
  rest: Partial<FieldDefinition> = {},
): FieldDefinition => ({ name, kind: 'text', tags: { zh, en }, label, ...rest });

const keyword = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
  rest: Partial<FieldDefinition> = {},
): FieldDefinition => ({ name, kind: 'keyword', tags: { zh, en }, label, ...rest });

const date = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
): FieldDefinition => ({ name, kind: 'date', tags: { zh, en }, label });

const integer = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
): FieldDefinition => ({ name, kind: 'integer', tags: { zh, en }, label });

/** A field that serves another one. */
const hidden = (name: string, label: FieldDefinition['label']): FieldDefinition =>
  keyword(name, [], [], label, { many: true, hidden: true });

const NAMES = { many: true, match: 'contains' } as const;
const CLASSES = { many: true, match: 'under' } as const;

/** Every field of the rights index. One list gives the query language, the lens schema, facets and exports. */
export const RIGHT_FIELDS: readonly FieldDefinition[] = [
  text(
    'title',
    ['名称', '标题', '题名'],
    ['ti', 'title'],
    { zh: '名称', en: 'Title' },
    { searchedByDefault: true, weight: 3 },
  ),
  text(
    'abstract',
    ['摘要'],
    ['ab', 'abstract'],
    { zh: '摘要', en: 'Abstract' },
    { searchedByDefault: true },
  ),
  text(
    'claim',
    ['权利要求'],
    ['cl', 'claim'],
    { zh: '权利要求', en: 'Claims' },
    { searchedByDefault: true },
  ),
  text(
    'names',
    ['人名', '主体'],
    ['name'],
    { zh: '当事人名称', en: 'Party names' },
    { many: true, searchedByDefault: true, weight: 2 },
  ),
  keyword(
    'holder',
    ['权利人', '专利权人', '注册人'],
    ['holder'],
    { zh: '权利人', en: 'Holder' },
    NAMES,
  ),
  keyword(
    'applicant',
    ['申请人', '原申请人'],
    ['applicant', 'pa'],
    { zh: '申请人（申请时）', en: 'Applicant (at filing)' },
    NAMES,
  ),
  keyword(
    'formerHolder',
    ['前权利人', '转让人'],
    ['formerholder', 'assignor'],
    { zh: '前权利人', en: 'Former holder' },
    NAMES,
  ),
  keyword(
    'holderType',
    ['权利人类型'],
    ['holdertype'],
    { zh: '权利人类型', en: 'Holder type' },
    {
      many: true,
      values: [
        { value: 'university', label: { zh: '大专院校', en: 'University' } },
        { value: 'institute', label: { zh: '科研单位', en: 'Research institute' } },
        { value: 'firm', label: { zh: '企业', en: 'Firm' } },
        { value: 'government', label: { zh: '机关团体', en: 'Government or association' } },
        { value: 'person', label: { zh: '个人', en: 'Person' } },
      ],
    },
  ),
  keyword(
    'inventor',
    ['发明人', '设计人'],
    ['in', 'inventor'],
    { zh: '发明人', en: 'Inventor' },
    NAMES,
  ),
  keyword(
    'agency',
    ['代理机构', '代理'],
    ['agency', 'ag'],
    { zh: '代理机构', en: 'Agency' },
    NAMES,
  ),
  keyword(
    'agent',
    ['代理人', '代理师'],
    ['agent', 'attorney'],
    { zh: '代理师', en: 'Agent' },
    NAMES,
  ),
  keyword('licensee', ['被许可人'], ['licensee'], { zh: '被许可人', en: 'Licensee' }, NAMES),
  keyword('pledgee', ['质权人'], ['pledgee'], { zh: '质权人', en: 'Pledgee' }, NAMES),
  keyword('address', ['地址'], ['address', 'adr'], { zh: '权利人地址', en: 'Address' }, NAMES),
  keyword(
    'division',
    ['行政区划', '省市'],
    ['division', 'province'],
    { zh: '行政区划', en: 'Division' },
    CLASSES,
  ),
  keyword(
    'spelling',
    ['拼音'],
    ['pinyin', 'py'],
    { zh: '拼音', en: 'Pinyin' },
    { many: true, match: 'starts' },
  ),
  keyword(
    'number',
    ['号码', '申请号', '公布号', '公告号', '专利号', '注册号'],
    ['number', 'no', 'an', 'pn'],
    { zh: '号码', en: 'Number' },
    { many: true, match: 'starts' },
  ),
  keyword(
    'collection',
    ['库'],
    ['collection'],
    { zh: '库', en: 'Collection' },
    {
      values: [
        { value: 'patent', label: { zh: '专利', en: 'Patents' } },
        { value: 'trademark', label: { zh: '商标', en: 'Trademarks' } },
        {
          value: 'geographicalIndication',
          label: { zh: '地理标志', en: 'Geographical indications' },
        },
      ],
    },
  ),
  keyword(
    'type',
    ['类型', '种类'],
    ['type', 'kind'],
    { zh: '类型', en: 'Type' },
    { values: RIGHT_TYPES },
  ),
  keyword(
    'statusGroup',
    ['法律状态', '状态'],
    ['status', 'st'],
    { zh: '法律状态', en: 'Legal status' },
    { values: STATUS_GROUPS },
  ),
  keyword(
    'statusDetail',
    ['当前状态', '状态细分'],
    ['statusdetail'],
    { zh: '状态细分', en: 'Status in detail' },
    { values: STATUS_VALUES },
  ),
  keyword(
    'overlay',
    ['负担', '权利负担'],
    ['encumbrance'],
    { zh: '权利负担', en: 'Encumbrance' },
    { many: true, values: OVERLAYS },
  ),
  keyword(
    'industry',
    ['产业', '硬科技', '硬科技产业'],
    ['industry'],
    { zh: '硬科技产业', en: 'Hard-tech industry' },
    { many: true, values: INDUSTRIES },
  ),
  keyword(
    'strategicIndustry',
    ['战略性新兴产业', '战新', '战新产业'],
    ['strategicindustry', 'sei'],
    { zh: '战略性新兴产业〔待核〕', en: 'Strategic emerging industry (unverified)' },
    { many: true, values: STRATEGIC_INDUSTRIES },
  ),
  keyword(
    'theme',
    ['主题', '专题'],
    ['theme'],
    { zh: '规划主题', en: 'Theme of the plan' },
    { many: true, values: THEMES, groups: THEME_GROUPS },
  ),
  keyword(
    'highValue',
    ['高价值', '高价值条件'],
    ['highvalue', 'hv'],
    { zh: '高价值发明专利条件', en: 'High-value condition' },
    { many: true, values: HIGH_VALUE_CONDITIONS },
  ),
  keyword(
    'highValueSet',
    [],
    [],
    { zh: '高价值条件组合', en: 'High-value conditions together' },
    { hidden: true },
  ),
  keyword(
    'overseasGrant',
    ['海外授权', '海外同族授权'],
    ['overseasgrant'],
    { zh: '海外授权', en: 'Granted overseas' },
    { many: true, values: OFFICE_VALUES },
  ),
  keyword(
    'secrecy',
    ['密级', '公开解密'],
    ['secrecy'],
    { zh: '公开/解密国防', en: 'Open or declassified' },
    { values: SECRECY_VALUES },
  ),
  keyword('ipc', ['分类', '分类号', 'IPC'], ['ipc', 'ic'], { zh: 'IPC 分类', en: 'IPC' }, CLASSES),
  hidden('ipcOrder', { zh: 'IPC 次序', en: 'IPC in order' }),
  keyword('ipcSection', ['部'], ['section'], { zh: 'IPC 部', en: 'IPC section' }, { many: true }),
  keyword('ipcClass', ['大类'], ['class'], { zh: 'IPC 大类', en: 'IPC class' }, { many: true }),
  keyword(
    'ipcSubclass',
    ['小类'],
    ['subclass'],
    { zh: 'IPC 小类', en: 'IPC subclass' },
    { many: true },
  ),
  keyword(
    'ipcGroup',
    ['大组'],
    ['maingroup'],
    { zh: 'IPC 大组', en: 'IPC main group' },
    { many: true },
  ),
  keyword(
    'technologyField',
    ['技术领域'],
    ['field35', 'technology'],
    { zh: '技术领域（35 类）', en: 'Technology field (35)' },
    { many: true, values: TECHNOLOGY_VALUES },
  ),
  keyword('cpc', ['CPC'], ['cpc'], { zh: 'CPC 分类', en: 'CPC' }, CLASSES),
  hidden('cpcOrder', { zh: 'CPC 次序', en: 'CPC in order' }),
  keyword(
    'locarno',
    ['洛迦诺', '外观分类'],
    ['locarno', 'lc'],
    { zh: '洛迦诺分类', en: 'Locarno' },
    CLASSES,
  ),
  keyword(
    'nice',
    ['尼斯', '商标类别', '类别'],
    ['nice'],
    { zh: '商标类别', en: 'Nice class' },
    { many: true },
  ),
  keyword(
    'district',
    ['区县', '所在地', '地区'],
    ['district', 'dc'],
    { zh: '区县', en: 'District' },
    { many: true, values: DISTRICTS },
  ),
  keyword(
    'zone',
    ['开发区', '园区'],
    ['zone'],
    { zh: '开发区', en: 'Development zone' },
    { many: true, values: ZONE_VALUES },
  ),
  keyword(
    'internationalNumber',
    ['国际号', '国际申请号', '国际注册号'],
    ['international'],
    { zh: '国际申请或注册号', en: 'International number' },
    { match: 'starts' },
  ),
  keyword(
    'indicationBasis',
    ['地理标志类型', '地标类型'],
    ['indication'],
    { zh: '地理标志类型', en: 'Ground of a geographical indication' },
    { values: INDICATION_BASES },
  ),
  keyword(
    'indicationNumber',
    [],
    [],
    { zh: '地理标志号', en: 'Number of an indication' },
    { hidden: true },
  ),
  keyword(
    'seat',
    ['归属区县', '归属地'],
    ['seat'],
    { zh: '归属区县', en: 'Seat (district)' },
    { values: SEATS },
  ),
  keyword(
    'seatZone',
    ['归属开发区'],
    ['seatzone'],
    { zh: '归属开发区', en: 'Seat (zone)' },
    { values: ZONE_VALUES },
  ),
  keyword(
    'country',
    ['国家', '国别'],
    ['country', 'cc'],
    { zh: '国家或地区', en: 'Country or region' },
    { values: OFFICE_VALUES },
  ),
  keyword(
    'event',
    ['事件', '法律事件'],
    ['event'],
    { zh: '法律事件', en: 'Legal event' },
    { many: true, values: EVENT_VALUES, groups: EVENT_GROUPS, datedIn: 'eventDay' },
  ),
  hidden('eventDay', { zh: '法律事件与日期', en: 'Legal event with its day' }),
  keyword(
    'latestEvent',
    ['最新事件', '最近事件'],
    ['latestevent'],
    { zh: '最新事件', en: 'Latest event' },
    { values: EVENT_VALUES, groups: EVENT_GROUPS },
  ),
  keyword('filingYear', ['申请年', '申请年份'], ['filingyear', 'year'], {
    zh: '申请年',
    en: 'Filing year',
  }),
  date('latestEventDay', ['最新事件日', '最近事件日'], ['latesteventday'], {
    zh: '最新事件日',
    en: 'Day of the latest event',
  }),
  date('filingDay', ['申请日'], ['filed', 'ad'], { zh: '申请日', en: 'Filing date' }),
  date('publicationDay', ['公布日', '公开日', '公告日'], ['published', 'pd'], {
    zh: '公布公告日',
    en: 'Publication date',
  }),
  date('grantDay', ['授权日', '授权公告日', '注册日'], ['granted', 'gd'], {
    zh: '授权或注册日',
    en: 'Grant or registration date',
  }),
  date('expiryDay', ['届满日', '终止日', '到期日'], ['expires'], {
    zh: '届满日',
    en: 'Expiry date',
  }),
  date('highPledgeDay', ['高额质押日'], ['highpledged'], {
    zh: '高额质押日',
    en: 'Day of a high pledge',
  }),
  date('awardDay', ['获奖日', '国家级获奖日'], ['awarded'], {
    zh: '国家级获奖日',
    en: 'Day of a national award',
  }),
  integer('claimCount', ['权项数', '权利要求数'], ['claims'], {
    zh: '权利要求数',
    en: 'Number of claims',
  }),
  integer('citedCount', ['引用数'], ['citations'], { zh: '引用文献数', en: 'Cited documents' }),
  integer('familySize', ['同族数'], ['family'], { zh: '同族数', en: 'Family size' }),
  keyword('familyKey', ['同族'], ['familykey'], { zh: '同族', en: 'Family' }),
  integer('inventorCount', ['发明人数'], ['inventors'], {
    zh: '发明人数',
    en: 'Number of inventors',
  }),
  {
    name: 'location',
    kind: 'point',
    many: true,
    tags: { zh: ['位置'], en: ['location'] },
    label: { zh: '位置', en: 'Location' },
  },
];

/** Every role in which somebody is named. */
export const PARTY_FIELDS = [
  'holder',
  'applicant',
  'formerHolder',
  'inventor',
  'agency',
  'agent',
  'licensee',
  'pledgee',
] as const;

export const RIGHT_FIELD_REGISTRY: FieldRegistry = {
  fields: RIGHT_FIELDS,
  unions: [
    {
      tags: { zh: ['当事人'], en: ['party'] },
      label: { zh: '当事人（任何身份）', en: 'Party (any role)' },
      fields: PARTY_FIELDS,
    },
  ],
};
