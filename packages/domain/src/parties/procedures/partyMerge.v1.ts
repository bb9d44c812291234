import {
  type ActView,
  type Authority,
  defineProcedure,
  type LegalBasis,
  type Refusal,
} from '@zca/procedure';

/** By what names of enterprises are told apart: place, trade name, line of business, legal form. */
const NAMES_OF_ENTERPRISES: LegalBasis = {
  title: { zh: '企业名称登记管理规定', en: 'Provisions on the Registration of Enterprise Names' },
  documentNumber: '国务院令第734号',
  effectiveFrom: '2021-03-01',
  effectiveTo: null,
};

/** Those who keep the register of rights; the platform proposes too. */
const PROPOSERS: readonly Authority[] = (['operator', 'district', 'city', 'head'] as const).map(
  (role) => ({ role, where: 'anywhere' }),
);
const REVIEWERS: readonly Authority[] = (['city', 'head'] as const).map((role) => ({
  role,
  where: 'handler',
}));

const PARTY_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

function checkPair({ data }: ActView): Refusal | null {
  for (const field of ['first', 'second'] as const) {
    const id = data[field];
    if (typeof id === 'string' && PARTY_ID.test(id)) continue;
    return {
      code: 'PARTY_ID',
      words: {
        zh: '主体编号是主体页地址末尾的16位字母和数字，请从该页复制。',
        en: 'The id of a party is the sixteen letters and figures at the end of the address of its page; copy it there.',
      },
      field,
    };
  }
  if (data['first'] !== data['second']) return null;
  return {
    code: 'PARTY_SAME',
    words: {
      zh: '两个编号是同一个主体，请填写另一个。',
      en: 'Both ids are of one party; write the other one.',
    },
    field: 'second',
  };
}

/**
 * Whether two parties are one: proposed by the platform or by a person, decided by another person, and
 * undone whenever it turns out wrong, with the reason. What was decided stands on the pages of the parties.
 */
export const partyMerge = defineProcedure({
  id: 'partyMerge',
  version: 1,
  title: { zh: '主体合并审核', en: 'Review of merges of parties' },
  mark: '并',
  basis: [NAMES_OF_ENTERPRISES],
  parties: {},
  fields: {
    summary: {
      type: 'text',
      title: { zh: '两个主体的名称', en: 'Names of the two parties' },
      maxLength: 700,
      searched: true,
    },
    first: {
      type: 'text',
      title: { zh: '保留的主体（编号）', en: 'Party that stays (id)' },
      hint: {
        zh: '主体页地址末尾的16位',
        en: 'The sixteen characters at the end of the address of its page',
      },
    },
    second: {
      type: 'text',
      title: { zh: '并入的主体（编号）', en: 'Party that is taken in (id)' },
      hint: {
        zh: '主体页地址末尾的16位',
        en: 'The sixteen characters at the end of the address of its page',
      },
    },
    score: { type: 'number', title: { zh: '相似度（比特）', en: 'Likeness (bits)' } },
    why: {
      type: 'longText',
      title: { zh: '提出的理由', en: 'Why it is proposed' },
      maxLength: 2000,
    },
    opinion: {
      type: 'longText',
      title: { zh: '审核意见', en: 'Opinion' },
      hint: { zh: '将公开显示在主体页上', en: 'Shown to everybody on the pages of the parties' },
      maxLength: 1000,
      level: 'public',
    },
    mergeAct: {
      type: 'number',
      title: { zh: '合并记录的序号', en: 'Number of the merge' },
      hint: { zh: '见主体页的“合并记录”', en: 'See the merges on the page of the party' },
      min: 1,
    },
  },
  subject: 'summary',
  initial: 'proposed',
  states: {
    proposed: { title: { zh: '待审核', en: 'Waits for review' } },
    merged: { title: { zh: '已合并', en: 'Merged' }, end: true },
    apart: { title: { zh: '认定不同', en: 'Kept apart' }, end: true },
    undone: { title: { zh: '已撤销合并', en: 'Merge undone' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
  },
  actions: {
    propose: {
      title: { zh: '提出合并', en: 'Propose a merge' },
      from: [],
      by: PROPOSERS,
      form: [
        { field: 'summary', required: true },
        { field: 'first', required: true },
        { field: 'second', required: true },
        { field: 'score' },
        { field: 'why', required: true },
      ],
      check: checkPair,
      emits: ['parties.proposed'],
    },
    undo: {
      title: { zh: '撤销合并', en: 'Undo a merge' },
      hint: {
        zh: '两个主体立即恢复到合并以前，并不再自动合并',
        en: 'The parties are at once what they were before, and are not merged by the platform again',
      },
      from: [],
      to: 'undone',
      by: REVIEWERS,
      form: [
        { field: 'summary', required: true },
        { field: 'first', required: true },
        { field: 'second', required: true },
        { field: 'mergeAct', required: true },
        { field: 'opinion', required: true },
      ],
      check: checkPair,
      emits: ['parties.undo'],
    },
    merge: {
      title: { zh: '合并', en: 'Merge' },
      hint: { zh: '立即生效；以后可以撤销', en: 'At once; it can be undone later' },
      from: ['proposed'],
      to: 'merged',
      by: REVIEWERS,
      notAfterOwn: ['propose'],
      form: [{ field: 'opinion', required: true }],
      emits: ['parties.merge'],
    },
    keepApart: {
      title: { zh: '认定为不同主体', en: 'Keep apart' },
      hint: { zh: '平台不再提出这两个主体', en: 'The platform does not propose the two again' },
      from: ['proposed'],
      to: 'apart',
      by: REVIEWERS,
      notAfterOwn: ['propose'],
      form: [{ field: 'opinion', required: true }],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      from: ['proposed'],
      to: 'withdrawn',
      by: PROPOSERS,
    },
  },
  clocks: {},
  readBy: [
    ...PROPOSERS,
    { role: 'auditor', where: 'anywhere' },
    { role: 'auditAdministrator', where: 'anywhere' },
  ],
  retention: { years: 10, mark: 'D' },
});
