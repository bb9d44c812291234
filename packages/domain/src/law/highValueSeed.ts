import type { LegalParameter, ParameterMark, ParameterValue } from './model.ts';
import { row } from './seedSource.ts';

/** The explanation has no number; it holds for every statistical day, also before it was given. */
const DEFINITION = {
  sourceTitle: '国家知识产权局关于“每万人口高价值发明专利拥有量”指标的说明（2021年）',
  documentNumber: '',
  effectiveFrom: '1985-04-01',
};

const parameter = (
  key: string,
  value: ParameterValue,
  unit: string,
  zh: string,
  en: string,
  mark: ParameterMark,
  note: string,
): LegalParameter => row(key, value, unit, zh, en, DEFINITION, '', mark, note);

/**
 * What the definition of high-value invention patents leaves open, as parameters. Source: O:B.1; open
 * points O:Z-3.
 */
export const HIGH_VALUE_PARAMETERS: readonly LegalParameter[] = [
  parameter(
    'HV1.matchMode',
    'any',
    '',
    '战略性新兴产业按哪些分类号判断（any 任一分类号；first 仅主分类号）',
    'Symbols by which a strategic emerging industry is judged (any, or first alone)',
    'unverified',
    '参照关系表未载明按主分类号还是任一分类号统计；缺省取任一分类号。',
  ),
  parameter(
    'HV2.hongKongMacaoTaiwan',
    'count',
    '',
    '香港、澳门、台湾地区的同族专利权是否计为海外（count 计入；exclude 不计）',
    'Whether family patents in Hong Kong, Macao and Taiwan count as overseas (count or exclude)',
    'unverified',
    '说明只称“海外”，未载明港澳台是否计入；缺省计入。',
  ),
  parameter(
    'HV3.years',
    10,
    'year',
    '维持年限须超过的年数（自申请日起，不含正好届满之日）',
    'Years from filing that a patent must have been kept beyond',
    'unverified',
    '自申请日起算为统计惯例，未见明文；正好十年不计（严格大于）。',
  ),
  parameter(
    'HV4.threshold',
    1_000_000_000,
    'fen',
    '“较高质押融资金额”的下限（每件专利）',
    'Least amount of a high pledge loan (a patent)',
    'unverified',
    '没有公开的金额标准；缺省一千万元为平台设定。一份合同质押多件专利且载明件数的，金额平均分摊。',
  ),
];
