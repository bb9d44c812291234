import type { ActionDefinition, ActView, JsonObject, Refusal } from '@zca/procedure';
import { addYears } from '@zca/standards';
import { missingItems } from '../../complaint/completeness.ts';
import {
  otherRoutesSentence,
  rejectionBasis,
  type RejectionGround,
} from '../../complaint/grounds.ts';
import { citation } from '../../order.ts';
import { refuse } from '../../refusals.ts';
import { COMPLAINANT, FOR_THE_PERSON, HANDLERS, MEDIATOR } from '../authority.ts';
import { headlineOf, orderOf, receivedOn, withNewFiles } from '../submission.ts';
import { checkRepresentatives, PUBLIC_FORM } from './filing.ts';

const FIELDS_OF_CLUE = ['reportsViolation', 'violationClue', 'evidence'];

/** What can be mended of a complaint: everything but what has become a report of its own. */
const SUPPLEMENT_FORM = [
  { field: 'supplementNote', part: { zh: '补充的内容', en: 'What is added' } },
  { field: 'newEvidence' },
  ...PUBLIC_FORM.filter(({ field }) => !FIELDS_OF_CLUE.includes(field)).map(
    ({ required: _required, ...entry }) => entry,
  ),
];

function checkComplete(view: ActView): Refusal | null {
  const order = orderOf(view);
  const missing = missingItems(view.data, order);
  if (missing.length === 0) return checkRepresentatives(view);
  return refuse('complaint.incomplete', {
    items: {
      zh: missing.map(({ title }) => title.zh).join('、'),
      en: missing.map(({ title }) => title.en).join(', '),
    },
    article: citation(missing[0]!.basis),
  });
}

function amended(view: ActView): JsonObject {
  return { ...withNewFiles(view), headline: headlineOf(view.data) };
}

function checkGround(view: ActView): Refusal | null {
  const ground = view.input.rejectionGround as RejectionGround;
  if (rejectionBasis(orderOf(view), ground) === null) {
    return refuse('ground.unknown', {}, 'rejectionGround');
  }
  return ground === 'late' ? checkLate(view) : null;
}

/** A complaint that came in time for sure is not late; whether it rolled over is for a person to say. */
function checkLate(view: ActView): Refusal | null {
  const { knewHarmOn } = view.data;
  if (typeof knewHarmOn !== 'string') return refuse('ground.noDayOfHarm', {}, 'knewHarmOn');
  const received = receivedOn(view);
  const limit = view.law('deadline.TS.LIMIT', received);
  if (limit === undefined || received > addYears(knewHarmOn, limit.count)) return null;
  return refuse('ground.inTime', { knewHarmOn, receivedOn: received }, 'rejectionGround');
}

function rejection(view: ActView): JsonObject {
  const ground = view.input.rejectionGround as RejectionGround;
  return {
    rejectionArticle: citation(rejectionBasis(orderOf(view), ground)!),
    otherRoutes: otherRoutesSentence(ground).zh,
    outcome: 'rejected',
  };
}

/** From the office's signature to acceptance or rejection (order 121 art. 10 to 16). */
export const REVIEW_ACTIONS = {
  accept: {
    title: { zh: '受理', en: 'Accept' },
    from: ['review'],
    to: 'accepted',
    by: HANDLERS,
    form: [{ field: 'identityVerified' }],
    check: checkComplete,
    derive: (view) => ({ acceptedOn: view.today }),
    assign: 'actor',
    papers: ['acceptance'],
    told: { zh: '投诉已受理', en: 'The complaint was accepted' },
  },
  reject: {
    title: { zh: '不予受理', en: 'Reject' },
    from: ['review'],
    to: 'rejected',
    by: HANDLERS,
    form: [
      { field: 'rejectionGround', required: true },
      { field: 'knewHarmOn', onlyIf: { field: 'rejectionGround', is: ['late'] } },
      { field: 'rejectionReason', required: true },
    ],
    check: checkGround,
    derive: rejection,
    papers: ['rejection'],
    told: {
      zh: '投诉不予受理，理由和其他途径见文书',
      en: 'Rejected; the paper tells why and what else can be done',
    },
  },
  contact: {
    title: { zh: '联系当事人', en: 'Contact the parties' },
    from: ['review', 'accepted', 'mediating'],
    by: [...HANDLERS, ...MEDIATOR],
    form: [{ field: 'contactNote', required: true }, { field: 'identityVerified' }],
    told: { zh: '工作人员已联系当事人', en: 'An officer has been in contact' },
  },
  askSupplement: {
    title: { zh: '通知补正', en: 'Ask for what is missing' },
    hint: {
      zh: '补正不停止受理期限的计算',
      en: 'The time for accepting goes on meanwhile',
    },
    from: ['review.checking'],
    to: 'review.supplement',
    by: HANDLERS,
    form: [{ field: 'supplementItems', required: true }, { field: 'supplementBefore' }],
    papers: ['supplementNotice'],
    notices: [
      {
        to: COMPLAINANT,
        title: { zh: '您的投诉需要补正材料', en: 'Your complaint needs more material' },
      },
    ],
    told: { zh: '请补正材料', en: 'Please supply what is missing' },
  },
  supplement: {
    title: { zh: '补正材料', en: 'Supply what is missing' },
    from: ['review.supplement'],
    to: 'review.checking',
    by: [...FOR_THE_PERSON, COMPLAINANT],
    form: SUPPLEMENT_FORM,
    check: checkRepresentatives,
    derive: amended,
    notices: HANDLERS.map((to) => ({
      to,
      title: { zh: '投诉人已补正材料', en: 'The complainant has supplied more' },
    })),
    told: { zh: '已收到补正的材料', en: 'The material has arrived' },
  },
  amend: {
    title: { zh: '补录', en: 'Complete the record' },
    hint: { zh: '按投诉人补充说明的内容补录', en: 'Enter what the complainant has added' },
    from: ['received', 'dispatched', 'returned', 'review.checking'],
    by: FOR_THE_PERSON,
    form: SUPPLEMENT_FORM,
    check: checkRepresentatives,
    derive: amended,
  },
  addMaterial: {
    title: { zh: '补充材料', en: 'Add material' },
    from: ['received', 'dispatched', 'returned', 'disputed', 'review', 'accepted', 'mediating'],
    by: [...FOR_THE_PERSON, COMPLAINANT],
    form: [{ field: 'newEvidence', required: true }, { field: 'supplementNote' }],
    derive: withNewFiles,
    told: { zh: '已收到补充的材料', en: 'More material has arrived' },
  },
  endSupplement: {
    title: { zh: '逾期未补正', en: 'Nothing was supplied' },
    from: ['review.supplement'],
    to: 'review.checking',
    by: HANDLERS,
  },
} as const satisfies Readonly<Record<string, ActionDefinition>>;
