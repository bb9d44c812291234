import type {
  ActionDefinition,
  ActView,
  ClockDefinition,
  Fields,
  Refusal,
  StateNode,
} from '@zca/procedure';
import { superiorOf } from '../office.ts';
import { optionTitle } from '../options.ts';
import { refuse } from '../refusals.ts';
import { EXCLUDED_MATTERS, splitSubmission } from '../split.ts';
import { checkTransfer } from '../transfer.ts';
import { DISTRICT, HANDLERS, HOLDERS, INTAKE } from './authority.ts';
import { goesToCity, goesToCounty, orderOf } from './submission.ts';
import { articlesOf } from '../order.ts';

/** What is noted while a matter finds the office that handles it. */
export const DISPATCH_FIELDS = {
  handler: { type: 'office', title: { zh: '承办单位', en: 'Handling office' } },
  dispatchNote: { type: 'longText', title: { zh: '分送意见', en: 'Remark on the dispatch' } },
  returnReason: { type: 'longText', title: { zh: '退回原因', en: 'Why it is returned' } },
  disputeReason: {
    type: 'longText',
    title: { zh: '权限争议说明', en: 'What the dispute is about' },
  },
  excludedMatter: {
    type: 'choice',
    title: { zh: '实际性质', en: 'What it is' },
    options: EXCLUDED_MATTERS,
  },
  routeTold: {
    type: 'longText',
    title: { zh: '告知的途径', en: 'Way that was told' },
    level: 'public',
  },
  duplicateOf: {
    type: 'text',
    title: { zh: '重复的事项编号', en: 'Number of the same matter' },
    maxLength: 40,
  },
} as const satisfies Fields;

/** States on the way to the office that handles a matter. */
export const DISPATCH_STATES = {
  received: { title: { zh: '待分送', en: 'To be dispatched' } },
  dispatched: { title: { zh: '已分送，待签收', en: 'Dispatched' } },
  returned: { title: { zh: '已退回，待重新分送', en: 'Returned to the intake unit' } },
  disputed: { title: { zh: '处理权限争议', en: 'Competence disputed' } },
} as const satisfies Readonly<Record<string, StateNode>>;

export const SET_ASIDE_STATES = {
  misrouted: { title: { zh: '已告知其他途径', en: 'Told the proper way' }, end: true },
  duplicate: { title: { zh: '重复件', en: 'Duplicate' }, end: true },
} as const satisfies Readonly<Record<string, StateNode>>;

/** Down from the intake unit or a district, up to where it came from; never to a peer (art. 41). */
function checkMove(view: ActView): Refusal | null {
  const to = view.input.handler;
  if (typeof to !== 'string') return null;
  const { office } = view.matter;
  const move = checkTransfer(office, to, orderOf(view), (code) => code ?? '市级统一接收机构');
  return move.ok ? null : { ...move.refusal, field: 'handler' };
}

function officeEntered(view: ActView): string | undefined {
  return typeof view.input.handler === 'string' ? view.input.handler : undefined;
}

const ARRIVAL = {
  title: { zh: '有事项分送到本单位，请签收', en: 'A matter has been sent to your office' },
} as const;
const TO_HOLDERS = HOLDERS.map((to) => ({ to, ...ARRIVAL }));

/**
 * The ways of a matter between the intake unit of the city, the districts and their stations.
 *
 * @param work the state in which the office that signed for a matter works on it
 */
export function dispatchActions(work: string) {
  const before = ['received', 'dispatched', 'returned', 'disputed', work];
  return {
    dispatch: {
      title: { zh: '分送', en: 'Dispatch' },
      hint: { zh: '分送到有处理权限的区县局、开发区局或者所', en: 'To the competent office below' },
      basis: articlesOf('intake'),
      from: ['received', 'returned'],
      to: 'dispatched',
      by: INTAKE,
      form: [{ field: 'handler', required: true }, { field: 'dispatchNote' }],
      check: checkMove,
      office: officeEntered,
      notices: TO_HOLDERS,
      told: { zh: '已分送承办单位', en: 'Sent to the office that will handle it' },
    },
    sign: {
      title: { zh: '签收', en: 'Sign for it' },
      from: ['dispatched', 'returned'],
      to: work,
      by: HOLDERS,
      assign: 'actor',
      told: { zh: '承办单位已签收', en: 'The office has signed for it' },
    },
    toStation: {
      title: { zh: '派至所', en: 'Send to a station' },
      basis: articlesOf('station'),
      from: ['dispatched', 'returned', work],
      to: 'dispatched',
      by: DISTRICT,
      form: [{ field: 'handler', required: true }, { field: 'dispatchNote' }],
      check: checkMove,
      office: officeEntered,
      notices: TO_HOLDERS,
    },
    returnToIntake: {
      title: { zh: '退回', en: 'Return' },
      hint: {
        zh: '无处理权限的，退回上一级，不得自行移送',
        en: 'To the office above, never to a peer',
      },
      basis: articlesOf('intake'),
      from: ['dispatched', 'returned', 'disputed', work],
      to: 'returned',
      by: HOLDERS,
      form: [{ field: 'returnReason', required: true }],
      unless: ({ matter }) => (matter.office === null ? refuse('return.fromCity') : null),
      derive: ({ matter }) => ({ handler: superiorOf(matter.office) ?? null }),
      office: ({ matter }) => superiorOf(matter.office) ?? null,
      notices: [...INTAKE, ...DISTRICT].map((to) => ({
        to,
        title: { zh: '有事项被退回，请重新分送', en: 'A matter was returned to you' },
      })),
    },
    disputeCompetence: {
      title: { zh: '报告权限争议', en: 'Report a dispute over competence' },
      basis: articlesOf('dispute'),
      from: ['dispatched', work],
      to: 'disputed',
      by: DISTRICT,
      form: [{ field: 'disputeReason', required: true }],
      notices: [
        {
          to: { role: 'city', where: 'superior' },
          title: { zh: '有处理权限争议待协调', en: 'A dispute over competence' },
        },
      ],
    },
    keepCompetence: {
      title: { zh: '协商一致，由本单位处理', en: 'Settled: this office handles it' },
      basis: articlesOf('dispute'),
      from: ['disputed'],
      to: work,
      by: DISTRICT,
    },
    designate: {
      title: { zh: '指定处理单位', en: 'Designate the office' },
      basis: articlesOf('dispute'),
      from: ['disputed'],
      to: 'dispatched',
      by: [{ role: 'city', where: 'superior' }],
      form: [{ field: 'handler', required: true }, { field: 'dispatchNote' }],
      office: officeEntered,
      notices: TO_HOLDERS,
    },
    misroute: {
      title: { zh: '告知其他途径', en: 'Tell the proper way' },
      hint: {
        zh: '咨询、信息公开、复议、信访等不属于投诉举报',
        en: 'Neither complaint nor report',
      },
      from: before,
      to: 'misrouted',
      by: [...INTAKE, ...HANDLERS],
      form: [{ field: 'excludedMatter', required: true }],
      derive: (view) => ({ routeTold: routeOf(view) }),
      papers: ['otherWay'],
      told: {
        zh: '不属于投诉举报，已告知办理途径',
        en: 'No complaint or report; the way was told',
      },
    },
    markDuplicate: {
      title: { zh: '按重复件处理', en: 'Treat as a duplicate' },
      from: before,
      to: 'duplicate',
      by: [...INTAKE, ...HANDLERS],
      form: [{ field: 'duplicateOf', required: true }],
      told: {
        zh: '与已收事项重复，并入处理',
        en: 'The same as an earlier matter, and handled with it',
      },
    },
  } as const satisfies Readonly<Record<string, ActionDefinition>>;
}

/** Where a matter that is neither complaint nor report belongs, as a sentence. */
function routeOf(view: ActView): string {
  const matter = EXCLUDED_MATTERS.find(({ value }) => value === view.input.excludedMatter)!;
  const split = splitSubmission(
    {
      asksForSolution: false,
      reportsViolation: false,
      asRightHolder: false,
      infringesPatent: false,
      excluded: [matter.value],
    },
    orderOf(view),
  );
  const part = split.ok ? split.split.parts.find((one) => one.kind === 'misrouted') : undefined;
  return part?.route.zh ?? optionTitle(EXCLUDED_MATTERS, matter.value).zh;
}

/** The limits of service of the three levels, and the time to settle who is competent. */
export const DISPATCH_CLOCKS = {
  cityDispatch: {
    title: { zh: '市级分送', en: 'Dispatch by the city' },
    parameter: 'service.TS.CITY_DISPATCH',
    kind: 'service',
    startsOn: ['file', 'register', 'returnToIntake'],
    onlyIf: goesToCity,
    metBy: ['dispatch'],
    lawDay: 'receivedOn',
    roll: 'restDay',
    waitsFor: 'office',
  },
  countyDispatch: {
    title: { zh: '区县签收或者派至所', en: 'District signs or sends on' },
    parameter: 'service.TS.COUNTY_DISPATCH',
    kind: 'service',
    startsOn: ['dispatch', 'designate'],
    onlyIf: goesToCounty,
    metBy: ['sign', 'toStation'],
    voidBy: ['returnToIntake'],
    lawDay: 'receivedOn',
    roll: 'restDay',
    waitsFor: 'office',
  },
  dispute: {
    title: { zh: '协商处理权限', en: 'Settle the dispute over competence' },
    parameter: 'deadline.TS.JURIS_DISPUTE',
    kind: 'statutory',
    startsOn: ['disputeCompetence'],
    metBy: ['keepCompetence', 'designate', 'returnToIntake'],
    lawDay: 'receivedOn',
    roll: 'restDay',
    waitsFor: 'office',
  },
} as const satisfies Readonly<Record<string, ClockDefinition>>;
