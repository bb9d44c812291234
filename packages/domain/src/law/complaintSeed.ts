import type { LegalParameter, ParameterValue } from './model.ts';
import { row } from './seedSource.ts';

/** What this platform sets by default; a bureau adds rows of its own. */
const DEFAULT = {
  sourceTitle: '市区所三级快速处理机制（平台缺省值）',
  documentNumber: '',
  effectiveFrom: '2020-01-01',
};
/** Order 121 came into force. */
const SINCE_121 = '2026-04-15';
const DEFAULT_SINCE_121 = { ...DEFAULT, effectiveFrom: SINCE_121 };
const REFINED = {
  sourceTitle: '市场监督管理投诉举报处理办法判断因素的细化（平台缺省值）',
  documentNumber: '',
  effectiveFrom: SINCE_121,
};

const ART_17 = '令第121号第十七条第二款';

function service(
  code: string,
  days: number,
  zh: string,
  en: string,
  source = DEFAULT,
): LegalParameter {
  return row(
    `service.${code}`,
    days,
    'workingDay',
    `服务时限：${zh}`,
    `Service level: ${en}`,
    source,
    '',
    'D',
  );
}

function factor(name: string, value: ParameterValue, zh: string, en: string): LegalParameter {
  return row(
    `complaint.factor.${name}`,
    value,
    '',
    `判断因素：${zh}`,
    `Factor: ${en}`,
    REFINED,
    ART_17,
    'D',
  );
}

/**
 * Parameters of complaints and reports beside the statutory deadlines: the levels
 * of service of the three-level mechanism (working days, all shorter than the law allows), the share
 * of time left at which a clock changes its colour, and the weights with which the factors of
 * order 121 art. 17 are scored. What is marked D is our default, not law.
 */
export const COMPLAINT_PARAMETERS: readonly LegalParameter[] = [
  service('TS.CITY_DISPATCH', 1, '市级分送', 'city dispatches'),
  service('TS.COUNTY_DISPATCH', 1, '区县派至所', 'district sends to the station'),
  service('TS.FIRST_CONTACT', 2, '首次联系投诉人', 'first contact with the complainant'),
  service('JB.IP_VERIFY', 10, '知识产权举报核查', 'report on intellectual property verified'),
  service(
    'JB.FILING_NOTICE',
    5,
    '告知实名举报人是否立案',
    'reporter by name told whether a case was opened',
    DEFAULT_SINCE_121,
  ),
  // The sender of a ticket sets the last day itself: nothing is added to it.
  row(
    'service.TS.TICKET',
    0,
    'day',
    '服务时限：工单办理期限',
    'Service level: due day of a ticket',
    DEFAULT,
    '',
    'D',
  ),
  row(
    'service.colour.amberPercent',
    50,
    'percent',
    '剩余时间不多于此时显示黄色',
    'Amber when no more of the time is left',
    DEFAULT,
    '',
    'D',
  ),
  row(
    'service.colour.orangePercent',
    20,
    'percent',
    '剩余时间不多于此时显示橙色',
    'Orange when no more of the time is left',
    DEFAULT,
    '',
    'D',
  ),
  factor('quantity', { ratio: 5, points: 25 }, '购买数量与消费习惯不符', 'quantity beyond habit'),
  factor(
    'frequency',
    { windowDays: 90, threshold: 5, points: 30 },
    '同一投诉人短期内大量投诉同一对象',
    'many complaints of one person on one object',
  ),
  factor(
    'collusion',
    { windowDays: 30, threshold: 5, points: 20 },
    '不同投诉人短期内集中投诉',
    'several persons complain of one object at once',
  ),
  factor('noProof', { points: 35 }, '不能证明真实消费关系', 'no proof of a real purchase'),
  factor(
    'sharedContact',
    { windowDays: 365, threshold: 2, points: 20 },
    '多人使用同一联系方式',
    'several persons share a phone or an address',
  ),
  factor('review', { points: 50 }, '提请人工研判的分值', 'score that asks for a review'),
];
