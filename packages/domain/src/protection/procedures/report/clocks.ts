import type { ClockDefinition, MatterView } from '@zca/procedure';
import { DISPATCH_CLOCKS } from '../dispatch.ts';
import { receivedOn } from '../submission.ts';

const isFound = ({ data }: MatterView): boolean => data.fromMediation === true;
const isNamed = ({ data }: MatterView): boolean => data.anonymous !== true;
const DECIDED = ['openCase', 'openNoCase'];

/** A report may be merged with one of another law: the limit is that of the last report. */
const VERIFICATION = {
  startsOn: ['file', 'fileAnonymously', 'register', 'mergeReport'],
  triggerDay: 'verifyFrom',
  lawDay: 'verifyFrom',
  metBy: DECIDED,
  roll: 'restDay',
  waitsFor: 'office',
} as const;

function extensionBy(parameter: string): NonNullable<ClockDefinition['extension']> {
  return {
    by: 'extend',
    parameter,
    times: 1,
    askedBy: 'askExtension',
    declinedBy: 'declineExtension',
  };
}

/** Whether the law of the day of receipt knows a period. */
function isKnown(view: MatterView, parameter: string): boolean {
  return view.law(parameter, receivedOn(view)) !== undefined;
}

const { cityDispatch, countyDispatch, dispute } = DISPATCH_CLOCKS;

/** Time limits of a report. Order 121 knows no notice to the reporter any more; ours is a service. */
export const CLOCKS: Readonly<Record<string, ClockDefinition>> = {
  verify: {
    ...VERIFICATION,
    title: { zh: '核查', en: 'Verification' },
    parameter: 'deadline.CF.VERIFY',
    kind: 'statutory',
    onlyIf: (view) => !isFound(view),
    pausesIn: ['verifying.appraisal'],
    extension: extensionBy('extension.CF.VERIFY'),
  },
  verifyFound: {
    ...VERIFICATION,
    title: { zh: '核查调解中发现的线索', en: 'Verification of a clue found in a mediation' },
    parameter: 'deadline.TS.CLUE_VERIFY',
    kind: 'statutory',
    startsOn: ['register', 'mergeReport'],
    onlyIf: isFound,
    pausesIn: ['verifying.appraisal'],
    extension: extensionBy('extension.TS.CLUE_VERIFY'),
  },
  verifyProperty: {
    ...VERIFICATION,
    title: { zh: '知识产权举报核查', en: 'Verification of a report on intellectual property' },
    parameter: 'service.JB.IP_VERIFY',
    kind: 'service',
    onlyIf: ({ data }) => Array.isArray(data.ipRights) && data.ipRights.length > 0,
    pausesIn: ['verifying.appraisal'],
  },
  tellDecision: {
    title: { zh: '告知实名举报人是否立案', en: 'Tell the reporter of the decision' },
    parameter: 'deadline.JB.FILING_NOTICE',
    kind: 'statutory',
    startsOn: DECIDED,
    lawDay: 'receivedOn',
    onlyIf: (view) => isNamed(view) && isKnown(view, 'deadline.JB.FILING_NOTICE'),
    metBy: ['tellResult'],
    roll: 'restDay',
    waitsFor: 'office',
  },
  tellService: {
    title: { zh: '告知实名举报人处理结果', en: 'Tell the reporter of the result' },
    parameter: 'service.JB.FILING_NOTICE',
    kind: 'service',
    startsOn: DECIDED,
    lawDay: 'receivedOn',
    onlyIf: (view) => isNamed(view) && isKnown(view, 'service.JB.FILING_NOTICE'),
    metBy: ['tellResult'],
    roll: 'restDay',
    waitsFor: 'office',
  },
  cityDispatch: { ...cityDispatch, startsOn: [...cityDispatch.startsOn, 'fileAnonymously'] },
  countyDispatch,
  dispute,
  ticket: {
    title: { zh: '工单办理期限', en: 'Due day of the ticket' },
    parameter: 'service.TS.TICKET',
    kind: 'service',
    startsOn: ['register'],
    onlyIf: ({ data }) => typeof data.ticketDueOn === 'string',
    triggerDay: 'ticketDueOn',
    lawDay: 'receivedOn',
    metBy: [
      'answerSource',
      'tellResult',
      'close',
      'tellNoAuthority',
      'misroute',
      'markDuplicate',
      'markMerged',
    ],
    roll: 'none',
    waitsFor: 'office',
  },
};
