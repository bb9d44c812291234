import type { LegalParameter } from './model.ts';
import { row } from './seedSource.ts';

const PLAN = {
  sourceTitle: '西安市“十四五”知识产权发展规划',
  documentNumber: '西市监发〔2021〕81号',
  effectiveFrom: '2000-01-01',
};
const DEFAULT = {
  sourceTitle: '指标监测（平台缺省值）',
  documentNumber: '',
  effectiveFrom: '2000-01-01',
};

/**
 * What the plan leaves open about its indicators, and where a value begins to lie behind its schedule.
 * The plan itself gives none of these values.
 */
export const INDICATOR_PARAMETERS: readonly LegalParameter[] = [
  row(
    'indicator.pledgesSince',
    '2011-01-01',
    'day',
    '质押融资累计金额的起算日',
    'First day from which pledge financing is summed',
    PLAN,
    '专栏1',
    'unverified',
    '规划写“累计金额”而没有起算日，请按发布单位的口径核定。',
  ),
  row(
    'indicator.suspendedCasesCount',
    'yes',
    '',
    '中止的案件留在结案率R1的分母（yes、no）',
    'Suspended cases stay in the denominator of the completion rate R1 (yes, no)',
    DEFAULT,
    '',
    'unverified',
    '按当地执法统计的实际做法核定。',
  ),
  row(
    'indicator.satisfactionWeights',
    { holders: 40, professionals: 30, public: 30 },
    '',
    '社会满意度三类人群的权重',
    'Weights of the three groups of the satisfaction survey',
    DEFAULT,
    '',
    'unverified',
    '国家调查的官方权重未公布；仅在没有综合得分时使用。',
  ),
  row(
    'indicator.warningBounds',
    { ahead: 1.05, onTrack: 1, behind: 0.9 },
    '',
    '预警界限：现值与应达进度之比（超前、正常、落后的下限）',
    'Bounds of early warning: value over schedule (least for ahead, on schedule, behind)',
    DEFAULT,
    '',
    'D',
  ),
  row(
    'service.indicator.AUDIT',
    5,
    'workingDay',
    '服务时限：审核填报的指标数值',
    'Service level: a reported indicator value is audited',
    DEFAULT,
    '',
    'D',
  ),
];
