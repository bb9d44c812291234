import type { Fields, FormEntry, Option, Words } from '@zca/procedure';
import { MOST_YEARS } from '../../value/model.ts';

const words = (zh: string, en: string): Words => ({ zh, en });
const option = (value: string, zh: string, en: string): Option => ({ value, title: { zh, en } });

/** 评估目的: what a value is needed for. */
export const PURPOSES: readonly Option[] = [
  option('pledge', '质押融资', 'Pledge financing'),
  option('transfer', '转让', 'Transfer'),
  option('licence', '许可', 'Licence'),
  option('investment', '作价出资', 'Contribution in kind'),
  option('reporting', '财务报告', 'Financial reporting'),
  option('damages', '侵权赔偿', 'Damages'),
  option('management', '内部管理', 'Management'),
];

/** 价值类型: what kind of value is told. */
export const VALUE_TYPES: readonly Option[] = [
  option('market', '市场价值', 'Market value'),
  option('investment', '投资价值', 'Investment value'),
];

export const KINDS: readonly Option[] = [
  option('invention', '发明', 'Invention'),
  option('utilityModel', '实用新型', 'Utility model'),
  option('design', '外观设计', 'Design'),
];

const SOURCE_HINT = words(
  '数从哪里来：合同、审计报告、可比许可、公式',
  'Where the figure comes from: a contract, an audit, comparable licences, a formula',
);
const source = (zh: string, en: string) => ({
  type: 'text' as const,
  title: words(zh, en),
  hint: SOURCE_HINT,
  maxLength: 200,
});
const percent = (zh: string, en: string, min: number, max: number) => ({
  type: 'number' as const,
  title: words(`${zh}（%）`, `${en} (%)`),
  min,
  max,
});

/** What a matter remembers of the value of a patent; rates in per cent. */
export const FIELDS = {
  title: {
    type: 'text',
    title: words('专利', 'Patent'),
    maxLength: 400,
    level: 'public',
    searched: true,
  },
  right: { type: 'text', title: words('记录', 'Record'), maxLength: 64, level: 'public' },
  kind: {
    type: 'choice',
    title: words('专利类型', 'Kind of patent'),
    options: KINDS,
    level: 'public',
  },
  holders: {
    type: 'number',
    title: words('权利人数', 'Number of holders'),
    min: 0,
    level: 'public',
  },
  client: {
    type: 'text',
    title: words('委托人', 'Client'),
    hint: words('单位的名称', 'Name of the organisation'),
    maxLength: 100,
    level: 'public',
    searched: true,
  },
  purpose: {
    type: 'choice',
    title: words('评估目的', 'Purpose'),
    options: PURPOSES,
    level: 'public',
  },
  valueType: {
    type: 'choice',
    title: words('价值类型', 'Type of value'),
    options: VALUE_TYPES,
    level: 'public',
  },
  baseDay: { type: 'day', title: words('评估基准日', 'Base day'), level: 'public' },
  legalEnd: {
    type: 'day',
    title: words('保护期最后一日', 'Last day of protection'),
    mayBeFuture: true,
    level: 'public',
  },
  note: { type: 'longText', title: words('说明', 'Note'), maxLength: 1000, level: 'public' },
  appraiser: { type: 'person', title: words('评估人', 'Appraiser') },
  economicYears: {
    type: 'number',
    title: words('经济寿命（年）', 'Economic life (years)'),
    max: MOST_YEARS,
  },
  lifeSource: source('经济寿命的依据', 'Ground of the economic life'),
  revenue: {
    type: 'text',
    title: words('各年收入', 'Revenue by year'),
    hint: words(
      '自基准日起逐年，用顿号隔开，例如1000万元、1200万元',
      'Year by year from the base day, such as 1000万元、1200万元',
    ),
    maxLength: 800,
  },
  revenueSource: source('收入的依据', 'Ground of the revenue'),
  royaltyRate: percent('许可费率', 'Royalty rate', 0, 100),
  royaltyDecline: percent('许可费率每年下降', 'Yearly decline of the royalty rate', 0, 100),
  royaltySource: source('许可费率的依据', 'Ground of the royalty rate'),
  taxRate: percent('所得税率', 'Tax rate', 0, 100),
  taxSource: source('所得税率的依据', 'Ground of the tax rate'),
  discountRate: percent('折现率', 'Discount rate', 0, 100),
  discountSource: source('折现率的依据', 'Ground of the discount rate'),
  convention: {
    type: 'choice',
    title: words('折现时点', 'Convention'),
    options: [option('end', '年末', 'End of the year'), option('mid', '年中', 'Midst of the year')],
  },
  ownShare: percent('所评估的份额', 'Share that is valued', 0, 100),
  evaluationReport: {
    type: 'yesNo',
    title: words('已有专利权评价报告', 'There is a patent evaluation report'),
    hint: words('实用新型和外观设计须填', 'To be answered for utility models and designs'),
  },
  otherApproaches: {
    type: 'longText',
    title: words(
      '市场法和成本法：结果或不采用的理由',
      'Market and cost approach: results, or why not',
    ),
    maxLength: 1000,
  },
  noInterest: {
    type: 'yesNo',
    title: words(
      '我与委托人、权利人没有利害关系',
      'I have no interest in the matter of client or holders',
    ),
  },
  resultHash: {
    type: 'text',
    title: words('计算结果SHA-256', 'SHA-256 of the result'),
    maxLength: 64,
  },
  value: { type: 'money', title: words('评估值', 'Value') },
  validUntil: {
    type: 'day',
    title: words('报告有效期至', 'Report may be used until'),
    mayBeFuture: true,
  },
  opinion: { type: 'longText', title: words('复核意见', 'Opinion of the review'), maxLength: 1000 },
  reasons: { type: 'longText', title: words('理由', 'Reasons'), maxLength: 1000, level: 'public' },
  successor: {
    type: 'text',
    title: words('代替它的评估编号', 'Number of the appraisal that replaces it'),
    maxLength: 32,
    level: 'public',
  },
} as const satisfies Fields;

const must = (field: keyof typeof FIELDS): FormEntry => ({ field, required: true });

/** What is asked of whoever wants a value; the page fills in what the record says. */
export const ASKED: readonly FormEntry[] = [
  must('title'),
  must('right'),
  must('kind'),
  must('holders'),
  must('legalEnd'),
  must('baseDay'),
  must('client'),
  must('purpose'),
  must('valueType'),
  { field: 'note' },
];

/** What an appraiser enters; every figure with its ground. */
export const WORKED: readonly FormEntry[] = [
  must('economicYears'),
  must('lifeSource'),
  must('revenue'),
  must('revenueSource'),
  must('royaltyRate'),
  { field: 'royaltyDecline' },
  must('royaltySource'),
  must('taxRate'),
  must('taxSource'),
  must('discountRate'),
  must('discountSource'),
  must('convention'),
  { field: 'ownShare' },
  { field: 'evaluationReport' },
  must('otherApproaches'),
  must('noInterest'),
  must('resultHash'),
];
