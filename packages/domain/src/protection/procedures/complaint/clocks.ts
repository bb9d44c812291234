import type { ClockDefinition, MatterView } from '@zca/procedure';
import { DISPATCH_CLOCKS } from '../dispatch.ts';

const isAccepted = ({ data }: MatterView): boolean => typeof data.acceptedOn === 'string';
const hasOffice = ({ data }: MatterView): boolean => typeof data.handler === 'string';

/** Acts with which whoever sent a ticket has its answer. */
const ANSWERS = [
  'answerSource',
  'reject',
  'closeAgreed',
  'closeWithPaper',
  'notifyEnd',
  'misroute',
  'markDuplicate',
];

/**
 * Time limits of a complaint. All run by the law of the day of receipt, which holds to the end. A
 * notice to supplement stops none of them: order 121 says nothing of a pause.
 */
export const CLOCKS: Readonly<Record<string, ClockDefinition>> = {
  accept: {
    title: { zh: '作出受理决定', en: 'Decide on acceptance' },
    parameter: 'deadline.TS.ACCEPT',
    kind: 'statutory',
    startsOn: ['file', 'register'],
    triggerDay: 'receivedOn',
    lawDay: 'receivedOn',
    metBy: ['accept', 'reject'],
    voidBy: ['referToPolice'],
    roll: 'restDay',
    waitsFor: 'office',
  },
  mediate: {
    title: { zh: '调解', en: 'Mediation' },
    parameter: 'deadline.TS.MEDIATE',
    kind: 'statutory',
    startsOn: ['accept'],
    lawDay: 'receivedOn',
    metBy: ['agree', 'terminate', 'withdraw'],
    voidBy: ['expire', 'referToPolice'],
    pausesIn: ['mediating.appraisal'],
    roll: 'restDay',
    waitsFor: 'office',
    onExpiry: 'expire',
  },
  tellOfEnd: {
    title: { zh: '告知终止调解', en: 'Tell both sides of the termination' },
    parameter: 'deadline.TS.TERM_NOTICE',
    kind: 'statutory',
    startsOn: ['terminate', 'expire', 'referToPolice', 'withdraw'],
    onlyIf: (view) => isAccepted(view) || view.data.outcome === 'police',
    lawDay: 'receivedOn',
    metBy: ['notifyEnd'],
    roll: 'restDay',
    waitsFor: 'office',
  },
  ...DISPATCH_CLOCKS,
  firstContact: {
    title: { zh: '首次联系投诉人', en: 'First contact with the complainant' },
    parameter: 'service.TS.FIRST_CONTACT',
    kind: 'service',
    startsOn: ['sign', 'register'],
    onlyIf: hasOffice,
    lawDay: 'receivedOn',
    metBy: ['contact', 'askSupplement', 'accept', 'reject'],
    voidBy: ['returnToIntake'],
    roll: 'restDay',
    waitsFor: 'office',
  },
  ticket: {
    title: { zh: '工单办理期限', en: 'Due day of the ticket' },
    parameter: 'service.TS.TICKET',
    kind: 'service',
    startsOn: ['register'],
    onlyIf: ({ data }) => typeof data.ticketDueOn === 'string',
    triggerDay: 'ticketDueOn',
    lawDay: 'receivedOn',
    metBy: ANSWERS,
    roll: 'none',
    waitsFor: 'office',
  },
};
