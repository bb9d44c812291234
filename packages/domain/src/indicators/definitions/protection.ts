import type { IndicatorDefinition } from '../definition.ts';
import type { EntriesCount, Method, Span } from '../formula.ts';
import type { Entry } from '../model.ts';
import type { BothWords } from '../../matters/index.ts';
import { beganIn } from './entries.ts';
import { BUREAU, inText, PLAN_BEGINS, REGISTERED } from './places.ts';

const NO_CASES: BothWords = {
  zh: '没有应计的案件，结案率没有定义，不按100%计算。',
  en: 'There are no cases to be counted, so the rate is undefined and not 100 %.',
};

/** Cases that count; those merged into another count once, with the other. */
const cases = (takes: (entry: Entry, span: Span) => boolean): EntriesCount => ({
  of: 'entries',
  register: 'administrativeCases',
  takes: (entry, span) => entry.category !== 'merged' && takes(entry, span),
  measure: 'count',
});

const closedBy = ({ to }: Entry, day: string): boolean => to !== undefined && to <= day;
const closedIn = ({ to }: Entry, { from, day }: Span): boolean =>
  to !== undefined && to >= from && to <= day;
const pendingAt = ({ from, to }: Entry, first: string): boolean =>
  from < first && (to === undefined || to >= first);
const dueIn = ({ due }: Entry, { from, day }: Span): boolean =>
  due !== undefined && due >= from && due <= day;
/** Suspended cases stay unless the parameter says otherwise. */
const stays = (entry: Entry, { law }: Span): boolean =>
  law.suspendedCount || entry.category !== 'suspended';

function rate(
  id: string,
  title: BothWords,
  statement: BothWords,
  numerator: (entry: Entry, span: Span) => boolean,
  denominator: (entry: Entry, span: Span) => boolean,
): Method {
  return {
    id,
    title,
    statement,
    formula: {
      of: 'ratio',
      numerator: cases((entry, span) => denominator(entry, span) && numerator(entry, span)),
      denominator: cases(denominator),
      factor: 100,
      empty: NO_CASES,
    },
  };
}

/** Indicators 12 and 13 of box 1. Source: P:B.7; O:B.3, B.3.1. */
export const PROTECTION: readonly IndicatorDefinition[] = [
  {
    version: 1,
    effectiveFrom: PLAN_BEGINS,
    effectiveTo: null,
    owner: BUREAU,
    code: '12',
    rank: 'core',
    group: 'protection',
    kind: 'floorRate',
    direction: 'floor',
    title: { zh: '行政执法案件结案率', en: 'Completion rate of administrative cases' },
    shortTitle: { zh: '行政执法案件结案率', en: 'Case completion rate' },
    unit: { zh: '%', en: '%' },
    decimals: 2,
    sources: [REGISTERED],
    base: { year: 2020, value: 100 },
    targets: [inText(95, '≥95%', '≥ 95 %', { place: { zh: '专栏1', en: 'Box 1' }, adopted: true })],
    notes: [
      {
        zh: '目标是底线：95.00达标，94.99不达标；从100降到96不算失败，因此不画时序进度。',
        en: 'The target is a floor: 95.00 meets it, 94.99 does not; a fall from 100 to 96 is no failure, so there is no schedule.',
      },
      {
        zh: '规划没有给出公式；公布R1，其余三种口径按名称并列。',
        en: 'The plan gives no formula; R1 is published, the three others stand beside it by name.',
      },
    ],
    methods: [
      rate(
        'R1',
        { zh: 'R1 当期结案 ÷（期初未结＋当期立案）', en: 'R1 closed ÷ (pending before + opened)' },
        {
          zh: '当期结案的案件，除以期初未结和当期立案的案件。',
          en: 'Cases closed in the period over those pending at its beginning and opened in it.',
        },
        closedIn,
        (entry, span) =>
          stays(entry, span) && (pendingAt(entry, span.from) || beganIn(entry, span)),
      ),
      rate(
        'R2',
        { zh: 'R2 当期立案中已结 ÷ 当期立案', en: 'R2 closed of those opened ÷ opened' },
        {
          zh: '当期立案的案件中，到统计日已结的比例。',
          en: 'Of the cases opened in the period, those closed by the day.',
        },
        (entry, { day }) => closedBy(entry, day),
        beganIn,
      ),
      rate(
        'R3',
        { zh: 'R3 按期结案 ÷ 当期到期', en: 'R3 closed in time ÷ due in the period' },
        {
          zh: '法定期限在当期届满的案件中，在期限内结案的比例。',
          en: 'Of the cases whose statutory period ended in the period, those closed within it.',
        },
        ({ to, due }) => to !== undefined && due !== undefined && to <= due,
        dueIn,
      ),
      rate(
        'due',
        { zh: '当期到期案件中已结', en: 'Closed of those due' },
        {
          zh: '法定期限在当期届满的案件中，到统计日已结的比例；未到期的不计入。',
          en: 'Of the cases whose statutory period ended in the period, those closed by the day; others are not yet due.',
        },
        (entry, { day }) => closedBy(entry, day),
        dueIn,
      ),
    ],
    unverified: [
      {
        zh: '中止案件是否留在R1的分母，按当地实践，是待核参数。',
        en: 'Whether suspended cases stay in the denominator of R1 is local practice: a parameter to be confirmed.',
      },
    ],
  },
  {
    version: 1,
    effectiveFrom: PLAN_BEGINS,
    effectiveTo: null,
    owner: BUREAU,
    code: '13',
    rank: 'core',
    group: 'protection',
    kind: 'relative',
    direction: 'above',
    title: { zh: '知识产权保护社会满意度', en: 'Public satisfaction with IP protection' },
    shortTitle: { zh: '保护社会满意度', en: 'Satisfaction' },
    unit: { zh: '分', en: 'points' },
    decimals: 2,
    sources: [{ zh: '全国知识产权保护社会满意度调查', en: 'National survey of satisfaction' }],
    base: { year: 2020, value: null },
    targets: [
      inText(null, '超过全国平均', 'above the national average', {
        place: { zh: '专栏1', en: 'Box 1' },
        comparison: 'above',
        adopted: true,
      }),
    ],
    notes: [
      {
        zh: '目标不是一个数，而是高于当年全国得分；相等不算超过。',
        en: 'The target is no number but to lie above the national score of the year; an equal score does not do.',
      },
    ],
    methods: [
      {
        id: 'survey',
        title: { zh: '调查得分与全国得分', en: 'Score against the national score' },
        statement: {
          zh: '当年公布的本地综合得分；没有综合得分时，按三类人群得分加权。与同年全国得分比较。',
          en: 'The published composite score of the year; without one, the weighted mean of the three groups. Compared with the national score of the same year.',
        },
        formula: {
          of: 'against',
          own: [
            {
              of: 'figure',
              register: 'satisfaction',
              takes: (entry, span) => entry.category === 'whole' && beganIn(entry, span),
              prefers: ['whole'],
              absent: {
                zh: '没有登记当年的得分。',
                en: 'The score of the year is not registered.',
              },
            },
            {
              of: 'weighted',
              register: 'satisfaction',
              takes: beganIn,
              weights: (law) => law.satisfactionWeights,
              absent: {
                zh: '没有登记当年的综合得分，三类人群的得分也不齐全。',
                en: 'Neither the composite score of the year nor those of all three groups are registered.',
              },
            },
          ],
          reference: {
            of: 'figure',
            register: 'satisfaction',
            takes: (entry, span) => entry.category === 'nation' && beganIn(entry, span),
            prefers: ['nation'],
            ofCity: true,
            absent: {
              zh: '没有登记当年的全国得分。',
              en: 'The national score of the year is not registered.',
            },
          },
        },
      },
    ],
    unverified: [
      {
        zh: '三类人群的官方权重待核。',
        en: 'The official weights of the groups are to be confirmed.',
      },
    ],
  },
];
