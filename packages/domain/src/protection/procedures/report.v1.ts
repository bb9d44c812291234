import { type Authority, defineProcedure } from '@zca/procedure';
import { HANDLERS, HEAD, INTAKE, OVERSEERS, REPORTER } from './authority.ts';
import { BASIS } from './basis.ts';
import { DISPATCH_STATES, dispatchActions, SET_ASIDE_STATES } from './dispatch.ts';
import { CLOCKS } from './report/clocks.ts';
import { FIELDS } from './report/fields.ts';
import { FILING_ACTIONS } from './report/filing.ts';
import { PAPERS } from './report/papers.ts';
import { VERIFICATION_ACTIONS } from './report/verification.ts';

const { dispatch, sign, ...ways } = dispatchActions('verifying.checking');
const { inspect, openCase, openNoCase, supplement, note, answerSource, ...verification } =
  VERIFICATION_ACTIONS;

/**
 * Who may know the reporter: the officers of the bureau that handles the report, and the intake unit
 * while it has it in hand (order 121 art. 37). No head, leader or auditor, and no other office.
 */
const NEAR: readonly Authority[] = [...HANDLERS, ...INTAKE, REPORTER];

/**
 * A report (举报): anybody gives a clue of a violation, which is verified. Source: order 121 of the
 * market regulator, order 20 for what was received before 2026-04-15; the limit of verification is that
 * of the provisions on the procedure of administrative penalties, art. 18.
 */
export const report = defineProcedure({
  id: 'report',
  version: 1,
  title: { zh: '举报', en: 'Report' },
  mark: '举',
  basis: BASIS,
  lawDay: 'receivedOn',
  parties: { reporter: { title: { zh: '举报人', en: 'Reporter' } } },
  filer: 'reporter',
  fields: FIELDS,
  subject: 'headline',
  initial: 'received',
  states: {
    ...DISPATCH_STATES,
    verifying: {
      title: { zh: '核查', en: 'Verification' },
      initial: 'checking',
      states: {
        checking: { title: { zh: '核查中', en: 'Being verified' } },
        appraisal: { title: { zh: '检测、鉴定、辨认中', en: 'In appraisal' } },
      },
    },
    filed: { title: { zh: '已立案，待告知', en: 'Case opened, to be told' } },
    notFiled: { title: { zh: '不予立案，待告知', en: 'No case, to be told' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, end: true },
    outside: { title: { zh: '已告知有权机关', en: 'Told the competent authority' }, end: true },
    merged: { title: { zh: '已并入在先举报', en: 'Merged' }, end: true },
    ...SET_ASIDE_STATES,
  },
  actions: {
    // In the order in which an office is offered them: first what it has a matter for.
    ...FILING_ACTIONS,
    dispatch,
    sign,
    inspect,
    openCase,
    openNoCase,
    ...verification,
    ...ways,
    supplement,
    note,
    answerSource,
  },
  clocks: CLOCKS,
  papers: PAPERS,
  readBy: [{ role: 'city', where: 'handler' }, ...HEAD, ...OVERSEERS],
  levels: { personal: NEAR, sensitive: [...NEAR, ...HEAD] },
  // Our own term for the file of a report; the archive's class is for the bureau to set.
  retention: { years: 10, mark: 'D' },
});
