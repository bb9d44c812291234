import { defineProcedure } from '@zca/procedure';

const staff = [{ role: 'district', where: 'handler' }] as const;

/** A procedure that no room has: somebody asks for a library card, and gets one in five working days. */
export const libraryCard = defineProcedure({
  id: 'libraryCard',
  version: 1,
  title: { zh: '借书证申领', en: 'Library card' },
  mark: '借',
  basis: [
    {
      title: { zh: '公共图书馆法', en: 'Public Libraries Law' },
      documentNumber: '主席令第79号',
      effectiveFrom: '2018-01-01',
      effectiveTo: null,
    },
  ],
  parties: { reader: { title: { zh: '读者', en: 'Reader' } } },
  filer: 'reader',
  fields: {
    purpose: {
      type: 'text',
      title: { zh: '用途', en: 'Purpose' },
      level: 'public',
      searched: true,
    },
    name: {
      type: 'text',
      format: 'name',
      title: { zh: '姓名', en: 'Name' },
      level: 'personal',
      searched: true,
    },
    phone: {
      type: 'text',
      format: 'phone',
      title: { zh: '电话', en: 'Telephone' },
      level: 'personal',
    },
    office: { type: 'office', title: { zh: '领证区', en: 'District' } },
    reason: { type: 'longText', title: { zh: '理由', en: 'Reason' } },
  },
  subject: 'purpose',
  initial: 'received',
  states: {
    received: { title: { zh: '已收件', en: 'Received' } },
    waiting: { title: { zh: '等待补正', en: 'Waiting for the reader' } },
    granted: { title: { zh: '已发证', en: 'Granted' }, end: true },
    refused: { title: { zh: '不予发证', en: 'Refused' }, end: true },
  },
  actions: {
    ask: {
      title: { zh: '申领', en: 'Ask for a card' },
      from: [],
      by: [{ role: 'public', where: 'anywhere' }],
      form: [
        { field: 'purpose', required: true },
        { field: 'name', required: true },
        { field: 'phone' },
        { field: 'office', required: true },
      ],
      office: (view) => String(view.input['office']),
      joins: 'reader',
      notices: [{ to: staff[0], title: { zh: '有新的申领', en: 'A new request' } }],
      told: { zh: '已收到申领', en: 'The request has arrived' },
    },
    query: {
      title: { zh: '通知补正', en: 'Ask the reader' },
      from: ['received'],
      to: 'waiting',
      by: staff,
      form: [{ field: 'reason', required: true }],
      told: { zh: '请补正材料', en: 'Please complete your request' },
    },
    complete: {
      title: { zh: '补正', en: 'Complete' },
      from: ['waiting'],
      to: 'received',
      by: [{ where: 'party:reader' }],
      form: [{ field: 'phone', required: true }],
    },
    grant: {
      title: { zh: '发证', en: 'Grant' },
      from: ['received'],
      to: 'granted',
      by: staff,
      basis: '第三十三条',
      papers: ['card'],
      told: { zh: '已发证', en: 'The card is yours' },
    },
    refuse: {
      title: { zh: '不予发证', en: 'Refuse' },
      from: ['received'],
      to: 'refused',
      by: staff,
      form: [{ field: 'reason', required: true }],
    },
  },
  clocks: {
    decide: {
      title: { zh: '作出决定', en: 'Decide' },
      parameter: 'deadline.CF.STATEMENT',
      kind: 'statutory',
      startsOn: ['ask'],
      metBy: ['grant', 'refuse'],
      pausesIn: ['waiting'],
      roll: 'restDay',
      waitsFor: 'office',
    },
  },
  papers: {
    card: {
      title: { zh: '借书证', en: 'Library card' },
      series: '借证',
      addressee: 'name',
      body: ['经审核，现发给借书证，用途：{purpose}。受理编号 {number}。'],
      for: ['reader'],
    },
  },
  publication: { states: ['granted'], fields: ['purpose'] },
  readBy: [{ role: 'leader', where: 'anywhere' }],
  levels: { personal: staff },
  retention: { years: 3, mark: 'D' },
});
