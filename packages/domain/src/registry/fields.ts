import type { FieldDefinition, FieldRegistry } from '@zca/query';
import { allOffices, DEVELOPMENT_ZONES, TECHNOLOGY_FIELDS } from '@zca/standards';
import { EVENT_KINDS, STATUSES } from '../law/index.ts';

/** Types of right as people sort them: a granted invention and a pending one are told apart. */
export const RIGHT_TYPES = [
  { value: 'inventionGrant', label: { zh: '发明授权', en: 'Granted invention' } },
  { value: 'inventionApplication', label: { zh: '发明公布', en: 'Invention application' } },
  { value: 'utilityModel', label: { zh: '实用新型', en: 'Utility model' } },
  { value: 'design', label: { zh: '外观设计', en: 'Design' } },
  { value: 'trademark', label: { zh: '商标', en: 'Trademark' } },
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
const STATUS_VALUES = labelled(STATUSES);
const EVENT_VALUES = labelled(EVENT_KINDS);
const ZONE_VALUES = DEVELOPMENT_ZONES.map(({ code, name, en }) => ({
  value: code,
  label: { zh: name, en },
}));
const TECHNOLOGY_VALUES = TECHNOLOGY_FIELDS.map(({ field, zh, en }) => ({
  value: String(field),
  label: { zh, en },
}));
const OFFICE_VALUES = allOffices().map(({ code, zh, en }) => ({ value: code, label: { zh, en } }));

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

/** Xi'an's thirteen districts and counties (GB/T 2260) in the order of the code. */
export const DISTRICTS = [
  { value: '610102', label: { zh: '新城区', en: 'Xincheng' } },
  { value: '610103', label: { zh: '碑林区', en: 'Beilin' } },
  { value: '610104', label: { zh: '莲湖区', en: 'Lianhu' } },
  { value: '610111', label: { zh: '灞桥区', en: 'Baqiao' } },
  { value: '610112', label: { zh: '未央区', en: 'Weiyang' } },
  { value: '610113', label: { zh: '雁塔区', en: 'Yanta' } },
  { value: '610114', label: { zh: '阎良区', en: 'Yanliang' } },
  { value: '610115', label: { zh: '临潼区', en: 'Lintong' } },
  { value: '610116', label: { zh: '长安区', en: "Chang'an" } },
  { value: '610117', label: { zh: '高陵区', en: 'Gaoling' } },
  { value: '610118', label: { zh: '鄠邑区', en: 'Huyi' } },
  { value: '610122', label: { zh: '蓝田县', en: 'Lantian' } },
  { value: '610124', label: { zh: '周至县', en: 'Zhouzhi' } },
] as const;

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
    ['权利人', '申请人', '专利权人', '注册人'],
    ['holder', 'applicant', 'pa'],
    { zh: '权利人', en: 'Holder' },
    { many: true, match: 'contains' },
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
    { many: true, match: 'contains' },
  ),
  keyword(
    'agency',
    ['代理机构', '代理'],
    ['agency', 'ag'],
    { zh: '代理机构', en: 'Agency' },
    { match: 'contains' },
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
    'ipc',
    ['分类', '分类号', 'IPC'],
    ['ipc', 'ic'],
    { zh: 'IPC 分类', en: 'IPC' },
    { many: true, match: 'starts' },
  ),
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
  keyword('cpc', ['CPC'], ['cpc'], { zh: 'CPC 分类', en: 'CPC' }, { many: true, match: 'starts' }),
  keyword(
    'locarno',
    ['洛迦诺', '外观分类'],
    ['locarno', 'lc'],
    { zh: '洛迦诺分类', en: 'Locarno' },
    { many: true, match: 'starts' },
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
    { many: true, values: EVENT_VALUES },
  ),
  keyword('filingYear', ['申请年', '申请年份'], ['filingyear', 'year'], {
    zh: '申请年',
    en: 'Filing year',
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
  integer('claimCount', ['权项数', '权利要求数'], ['claims'], {
    zh: '权利要求数',
    en: 'Number of claims',
  }),
  integer('citedCount', ['引用数'], ['citations'], { zh: '引用文献数', en: 'Cited documents' }),
  integer('familySize', ['同族数'], ['family'], { zh: '同族数', en: 'Family size' }),
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

export const RIGHT_FIELD_REGISTRY: FieldRegistry = { fields: RIGHT_FIELDS };
