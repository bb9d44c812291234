import type { LegalParameter, ParameterMark, ParameterValue } from './model.ts';
import { row } from './seedSource.ts';

/** The provisions give no figures; these are the platform's own, for every day of filing. */
const DEFAULT = {
  sourceTitle: '非正常申请线索（平台缺省值，参照《规范申请专利行为的规定》第三条）',
  documentNumber: '',
  effectiveFrom: '2000-01-01',
};

const parameter = (
  key: string,
  value: ParameterValue,
  unit: string,
  zh: string,
  en: string,
  note = '',
  mark: ParameterMark = 'D',
): LegalParameter => row(key, value, unit, zh, en, DEFAULT, '', mark, note);

/** From which figures on a pattern of filings becomes a clue. Source: O:G.1, all of it [D]. */
export const CLUE_PARAMETERS: readonly LegalParameter[] = [
  parameter(
    'clue.weights',
    { N1: 0.5, N2: 0.6, N3: 0.5, N5: 0.4, N6: 0.6, N7: 0.5 },
    '',
    '各类线索的权重',
    'Weights of the kinds of clues',
    '得分为1−∏(1−权重×强度)，按申请人和季度计算。',
  ),
  parameter(
    'clue.bands',
    { watch: 0.3, review: 0.6, priority: 0.8 },
    '',
    '线索分级的下限（关注、人工核查、优先核查）',
    'Least scores of the bands: watch, manual review, priority',
  ),
  parameter('clue.years', 3, 'year', '生成线索的申请年限', 'Years back for which clues are made'),
  parameter(
    'clue.similarity',
    0.8,
    '',
    '文本近似的下限（相同四字片段的杰卡德相似度）',
    'Least Jaccard similarity of near texts, over shingles of four characters',
    '也可以用向量余弦0.95，平台不使用语言模型。',
  ),
  parameter(
    'clue.N1',
    { months: 24, full: 3 },
    '',
    'N1 内容相同或简单组合：月数、强度到顶的件数',
    'N1 same content: months, filings at which the strength is full',
  ),
  parameter(
    'clue.N2',
    { unpublished: 0.5 },
    '',
    'N2 与他人在先文本近似：在先申请未公布时强度的折扣',
    'N2 near another’s text: share of the strength where the earlier one was not yet published',
  ),
  parameter(
    'clue.N3',
    { days: 30, least: 10, full: 30 },
    '',
    'N3 同名系列申请：天数、起算件数、强度到顶的件数',
    'N3 series of one title: days, least filings, filings at which the strength is full',
  ),
  parameter(
    'clue.N5',
    { days: 30, least: 20, times: 3, perInventor: 2, unknown: 0.6 },
    '',
    'N5 短期大量申请：天数、起算件数、相对平时的倍数、每名研发人员的合理件数、人数不明时的折扣',
    'N5 burst: days, least filings, times the usual, reasonable filings a researcher, share where their number is unknown',
    '研发人员、研发费用和参保人数不在平台数据中；人数不明时以发明人数代替并打折扣。',
    'unverified',
  ),
  parameter(
    'clue.N6',
    { days: 365, least: 3, full: 6, crowd: 50 },
    '',
    'N6 分散提交：天数、起算的申请人数、强度到顶的申请人数、视为园区的同址申请人数',
    'N6 split filing: days, least applicants, applicants at full strength, applicants at which an address is a park',
  ),
  parameter(
    'clue.N7',
    { months: 12, least: 5, full: 10 },
    '',
    'N7 申请或授权后短期转让：月数、起算件数、强度到顶的件数',
    'N7 early transfers: months after filing or grant, least transfers, transfers at full strength',
  ),
  parameter(
    'clue.explain',
    15,
    'day',
    '请申请人说明情况的期限',
    'Period within which an applicant is asked to explain',
    '《规范申请专利行为的规定》的指定期限由国家知识产权局在通知中确定；此处是本市核查的期限。',
    'unverified',
  ),
];
