import type { ActionDefinition } from '@zca/procedure';
import { INTAKE } from '../authority.ts';
import { reportOf } from './filing.ts';
import { CONDUCTORS } from './mediation.ts';
import { articleOf121 } from '../../order.ts';

const OPEN = [
  'received',
  'dispatched',
  'returned',
  'disputed',
  'review',
  'accepted',
  'mediating',
  'agreed',
  'terminated',
];

/** What is written down or found on the way. */
export const NOTE_ACTIONS: Readonly<Record<string, ActionDefinition>> = {
  note: {
    title: { zh: '办理记录', en: 'Note' },
    from: OPEN,
    by: [...CONDUCTORS, ...INTAKE],
    form: [{ field: 'note', required: true }],
  },
  foundClue: {
    title: { zh: '发现违法线索', en: 'A clue of a violation was found' },
    hint: {
      zh: '另行登记为举报线索，十五个工作日内核查',
      en: 'Registered as a clue of its own, to be verified in fifteen working days',
    },
    basis: articleOf121('第二十七条'),
    from: ['review', 'accepted', 'mediating', 'agreed', 'terminated'],
    by: CONDUCTORS,
    form: [{ field: 'violationClue', required: true }],
    spawns: (view) => [
      reportOf(view, 'clueOf', {
        fromMediation: true,
        anonymous: true,
        source: 'other',
        ...(view.matter.office === null ? {} : { handler: view.matter.office }),
      }),
    ],
  },
};
