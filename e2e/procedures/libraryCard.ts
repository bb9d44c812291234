import { defineProcedure } from '@zca/procedure';

const librarians = [{ role: 'district', where: 'handler' }] as const;

/** A procedure that no room has: a reader asks for a library card, and hears within five working days. */
export const libraryCard = defineProcedure({
  id: 'libraryCard',
  version: 1,
  title: { zh: '借书证申领', en: 'Library card' },
  mark: '借',
  basis: [
    {
      title: { zh: '公共图书馆法', en: 'Libraries Law' },
      documentNumber: '主席令第79号',
      effectiveFrom: '2018-01-01',
      effectiveTo: null,
    },
  ],
  parties: { reader: { title: { zh: '读者', en: 'Reader' } } },
  filer: 'reader',
  fields: {
    purpose: { type: 'text', title: { zh: '用途', en: 'Use' }, level: 'public', searched: true },
    name: { type: 'text', title: { zh: '姓名', en: 'Name' }, level: 'personal', format: 'name' },
    askedOn: { type: 'day', title: { zh: '递交日期', en: 'Handed in on' } },
    office: { type: 'office', title: { zh: '领证区县', en: 'District' } },
  },
  subject: 'purpose',
  initial: 'received',
  states: {
    received: { title: { zh: '已收件', en: 'Received' } },
    granted: { title: { zh: '已发证', en: 'Granted' }, end: true },
  },
  actions: {
    ask: {
      title: { zh: '申领借书证', en: 'Ask for a card' },
      from: [],
      by: [{ role: 'public', where: 'anywhere' }],
      form: ['purpose', 'name', 'askedOn', 'office'].map((field) => ({ field, required: true })),
      office: (view) => view.input['office'] as string,
      joins: 'reader',
      told: { zh: '已收到申领', en: 'The request has arrived' },
    },
    grant: {
      title: { zh: '发证', en: 'Grant the card' },
      basis: '第三十三条',
      from: ['received'],
      to: 'granted',
      by: librarians,
      papers: ['card'],
      told: { zh: '已发证，可取用电子证', en: 'The card is yours' },
    },
  },
  clocks: {
    decide: {
      title: { zh: '作出决定', en: 'Decide' },
      parameter: 'deadline.CF.STATEMENT',
      kind: 'statutory',
      startsOn: ['ask'],
      triggerDay: 'askedOn',
      metBy: ['grant'],
      roll: 'restDay',
      waitsFor: 'office',
    },
  },
  papers: {
    card: {
      title: { zh: '借书证', en: 'Card' },
      series: '借证',
      addressee: 'name',
      body: ['发给借书证，用途：{purpose}。'],
      for: ['reader'],
    },
  },
  readBy: [{ role: 'leader', where: 'anywhere' }],
  levels: { personal: librarians },
  retention: { years: 3, mark: 'D' },
});
