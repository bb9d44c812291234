import { defineProcedure } from '@zca/procedure';

const staff = [{ role: 'district', where: 'handler' }] as const;

/** A procedure that no room has, for journeys: somebody asks for a plot in an allotment garden. */
export const gardenPlot = defineProcedure({
  id: 'gardenPlot',
  version: 1,
  title: { zh: '社区菜园认种', en: 'Allotment garden' },
  mark: '园',
  basis: [
    {
      title: { zh: '社区菜园管理办法（演示）', en: 'Garden rules (invented)' },
      documentNumber: '市园〔2026〕3号',
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
    },
  ],
  parties: { gardener: { title: { zh: '认种人', en: 'Gardener' } } },
  filer: 'gardener',
  fields: {
    plan: {
      type: 'text',
      title: { zh: '想种什么', en: 'What to grow' },
      level: 'public',
      searched: true,
    },
    roof: { type: 'yesNo', title: { zh: '在屋顶', en: 'On a roof' } },
    floor: { type: 'number', title: { zh: '楼层', en: 'Floor' }, min: 1, max: 60 },
    fee: { type: 'money', title: { zh: '愿付年费', en: 'Yearly fee' } },
    photos: {
      type: 'files',
      title: { zh: '照片', en: 'Photos' },
      maxCount: 3,
      accept: ['image/'],
    },
    office: { type: 'office', title: { zh: '所在区', en: 'District' } },
    name: { type: 'text', format: 'name', title: { zh: '姓名', en: 'Name' }, level: 'personal' },
    phone: {
      type: 'text',
      format: 'phone',
      title: { zh: '手机', en: 'Mobile' },
      level: 'personal',
    },
    reason: { type: 'longText', title: { zh: '理由', en: 'Reason' } },
  },
  subject: 'plan',
  initial: 'received',
  states: {
    received: { title: { zh: '已收件', en: 'Received' } },
    granted: { title: { zh: '已认种', en: 'Granted' }, end: true },
    refused: { title: { zh: '不予认种', en: 'Refused' }, end: true },
  },
  actions: {
    ask: {
      title: { zh: '认种申请', en: 'Ask for a plot' },
      from: [],
      by: [{ role: 'public', where: 'anywhere' }],
      form: [
        { field: 'plan', required: true },
        { field: 'roof', required: true },
        { field: 'floor', required: true, onlyIf: { field: 'roof', is: [true] } },
        { field: 'fee' },
        { field: 'photos' },
        { field: 'office', required: true },
        { field: 'name', required: true },
        { field: 'phone', required: true },
      ],
      office: ({ input: { office } }) => (typeof office === 'string' ? office : undefined),
      joins: 'gardener',
      told: { zh: '已收到申请', en: 'Your request has arrived' },
    },
    grant: {
      title: { zh: '同意认种', en: 'Grant' },
      from: ['received'],
      to: 'granted',
      by: staff,
      told: { zh: '已同意认种', en: 'The plot is yours' },
    },
    refuse: {
      title: { zh: '不予认种', en: 'Refuse' },
      from: ['received'],
      to: 'refused',
      by: staff,
      form: [{ field: 'reason', required: true }],
    },
    take: {
      title: { zh: '领办', en: 'Take it up' },
      from: ['received'],
      by: staff,
      assign: 'actor',
      told: { zh: '已有人经办', en: 'An officer looks after it' },
    },
  },
  clocks: {
    decide: {
      title: { zh: '作出决定', en: 'Decide' },
      parameter: 'deadline.CF.STATEMENT',
      kind: 'statutory',
      startsOn: ['ask'],
      metBy: ['grant', 'refuse'],
      roll: 'restDay',
      waitsFor: 'office',
    },
  },
  readBy: [],
  levels: { personal: staff },
  retention: { years: 3, mark: 'D' },
});
