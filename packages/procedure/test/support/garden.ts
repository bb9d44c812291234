import { defineProcedure } from '../../src/index.ts';

const both = (zh: string, en: string) => ({ zh, en });
const clerk = { role: 'clerk', where: 'handler' } as const;
const head = { role: 'head', where: 'handler' } as const;
const applicant = { where: 'party:applicant' } as const;
const isOpen = ['received', 'review', 'waiting', 'deciding'];

/** A permit for an allotment garden: every feature of the engine, and no trade of anybody. */
export const GARDEN = defineProcedure({
  id: 'gardenPermit',
  version: 1,
  title: both('园地许可', 'Allotment permit'),
  mark: '园',
  basis: [
    {
      title: both('园地办法', 'Rules on allotments'),
      documentNumber: '园令第1号',
      effectiveFrom: '2020-01-01',
      effectiveTo: null,
    },
  ],
  parties: {
    applicant: { title: both('申请人', 'Applicant') },
    neighbour: { title: both('邻人', 'Neighbour') },
  },
  fields: {
    plot: { title: both('地块', 'Plot'), type: 'text', level: 'public', maxLength: 20 },
    name: { title: both('姓名', 'Name'), type: 'text', level: 'personal', format: 'name' },
    phone: { title: both('电话', 'Telephone'), type: 'text', level: 'personal', format: 'phone' },
    idNumber: {
      title: both('身份证号', 'Identity number'),
      type: 'text',
      level: 'personal',
      format: 'idNumber',
    },
    kind: {
      title: both('用途', 'Use'),
      type: 'choice',
      level: 'public',
      options: [
        { value: 'beds', title: both('菜畦', 'Beds') },
        { value: 'trees', title: both('果树', 'Trees') },
        { value: 'bees', title: both('蜂箱', 'Bees') },
      ],
    },
    hives: { title: both('箱数', 'Hives'), type: 'number', min: 1, max: 10 },
    fenced: { title: both('有围栏', 'Fenced'), type: 'yesNo' },
    fenceHeight: { title: both('围栏高', 'Height of the fence'), type: 'number', min: 0 },
    photos: {
      title: both('照片', 'Photographs'),
      type: 'files',
      accept: ['image/'],
      maxCount: 2,
    },
    place: { title: both('受理机关', 'Office'), type: 'office' },
    inspector: { title: both('查勘人', 'Inspector'), type: 'person' },
    reason: { title: both('理由', 'Reason'), type: 'longText', level: 'sensitive' },
    isGranted: { title: both('准予', 'Granted'), type: 'yesNo', level: 'public' },
    mayPublish: { title: both('同意公开', 'May be published'), type: 'yesNo' },
    servedDay: { title: both('送达日', 'Day of service'), type: 'day' },
    moreDays: { title: both('再延长日数', 'Days more'), type: 'number', min: 0 },
    points: { title: both('得分', 'Points'), type: 'number' },
  },
  subject: 'plot',
  initial: 'received',
  states: {
    received: { title: both('已收', 'Received') },
    review: {
      title: both('审查', 'Under review'),
      parallel: true,
      whenDone: 'deciding',
      states: {
        site: {
          title: both('现场', 'Site'),
          initial: 'visit',
          states: {
            visit: { title: both('待查勘', 'To be visited') },
            frozen: { title: both('封冻', 'Frozen ground') },
            seen: { title: both('已查勘', 'Visited'), end: true },
          },
        },
        desk: {
          title: both('书面', 'Papers'),
          initial: 'reading',
          states: {
            reading: { title: both('待阅', 'To be read') },
            read: { title: both('已阅', 'Read'), end: true },
          },
        },
      },
    },
    waiting: { title: both('待补正', 'Waiting for the applicant') },
    deciding: {
      title: both('决定', 'Being decided'),
      initial: 'drafting',
      states: {
        drafting: { title: both('拟稿', 'Drafting') },
        signing: { title: both('待签', 'To be signed') },
      },
    },
    granted: { title: both('已许可', 'Granted') },
    refused: { title: both('不予许可', 'Refused'), end: true },
    withdrawn: { title: both('已撤回', 'Withdrawn'), end: true },
    lapsed: { title: both('已失效', 'Lapsed'), end: true },
  },
  actions: {
    apply: {
      title: both('申请', 'Apply'),
      from: [],
      to: 'received',
      by: [
        { role: 'clerk', where: 'anywhere', onBehalf: true },
        { role: 'public', where: 'anywhere' },
      ],
      joins: 'applicant',
      form: [
        { field: 'plot', required: true },
        { field: 'name', required: true },
        { field: 'phone' },
        { field: 'idNumber' },
        { field: 'kind', required: true },
        { field: 'hives', required: true, onlyIf: { field: 'kind', is: ['bees'] } },
        { field: 'fenced' },
        { field: 'fenceHeight', onlyIf: { field: 'fenced', is: [true] } },
        { field: 'photos' },
        { field: 'place' },
        { field: 'mayPublish' },
      ],
      check: ({ input }) =>
        input['plot'] === '池塘'
          ? { code: 'GARDEN_POND', words: both('池塘不是园地。', 'The pond is no allotment.') }
          : null,
      derive: ({ input }) => ({ points: input['kind'] === 'trees' ? 2 : 1 }),
      office: ({ input }) => (input['place'] as string | undefined) ?? '610113',
      told: both('我们已收到申请。', 'We have your application.'),
      papers: ['receipt'],
      notices: [
        { to: { role: 'clerk', where: 'office' }, title: both('新申请', 'A new application') },
      ],
      emits: ['garden.applied'],
    },
    dispatch: {
      title: both('转办', 'Pass on'),
      from: ['received'],
      by: [
        { role: 'clerk', where: 'superior' },
        { role: 'clerk', where: 'origin' },
      ],
      form: [{ field: 'place', required: true }],
      office: ({ input }) => input['place'] as string,
    },
    toCity: {
      title: both('报市局', 'Pass to the city'),
      from: ['received'],
      by: [{ role: 'clerk', where: 'office' }],
      office: () => null,
    },
    give: {
      title: both('分派', 'Assign'),
      from: ['received', 'review'],
      by: [head],
      form: [{ field: 'inspector', required: true }],
      assign: { field: 'inspector' },
    },
    take: { title: both('认领', 'Take'), from: ['received'], by: [clerk], assign: 'actor' },
    putBack: { title: both('退回', 'Put back'), from: ['received'], by: [clerk], assign: null },
    accept: {
      title: both('受理', 'Accept'),
      basis: '办法第二条',
      from: ['received'],
      to: 'review',
      by: [clerk],
      unless: ({ data }) =>
        data['kind'] === 'bees' && data['fenced'] !== true
          ? { code: 'GARDEN_FENCE', words: both('蜂箱须有围栏。', 'Bees need a fence.') }
          : null,
    },
    freeze: {
      title: both('封冻', 'Frost sets in'),
      from: ['review.site.visit'],
      to: 'review.site.frozen',
      by: [clerk],
    },
    thaw: {
      title: both('解冻', 'Frost is over'),
      from: ['review.site.frozen'],
      to: 'review.site.visit',
      by: [clerk],
    },
    visit: {
      title: both('查勘', 'Visit'),
      from: ['review.site.visit'],
      to: 'review.site.seen',
      by: [{ role: 'inspector', where: 'assigned' }],
    },
    read: {
      title: both('阅卷', 'Read the papers'),
      from: ['review.desk.reading'],
      to: 'review.desk.read',
      by: [clerk],
    },
    askMore: {
      title: both('通知补正', 'Ask for more'),
      from: ['review'],
      to: 'waiting',
      by: [clerk],
    },
    answer: {
      title: both('补正', 'Answer'),
      from: ['waiting'],
      to: 'review',
      by: [{ ...clerk, onBehalf: true }, applicant],
    },
    correct: {
      title: both('更正', 'Correct'),
      from: isOpen,
      by: [applicant],
      form: [
        { field: 'phone' },
        { field: 'kind', required: true },
        { field: 'hives', required: true, onlyIf: { field: 'kind', is: ['bees'] } },
      ],
    },
    draft: {
      title: both('拟稿', 'Draft'),
      from: ['deciding.drafting'],
      to: 'deciding.signing',
      by: [clerk],
      form: [{ field: 'isGranted', required: true }, { field: 'reason' }],
    },
    redraft: {
      title: both('退回重拟', 'Return the draft'),
      from: ['deciding.signing'],
      to: 'deciding.drafting',
      by: [head],
    },
    sign: {
      title: both('签发', 'Sign'),
      from: ['deciding.signing'],
      to: [{ to: 'granted', when: ({ data }) => data['isGranted'] === true }, { to: 'refused' }],
      by: [head, clerk],
      notAfterOwn: ['draft'],
      papers: ['decision'],
    },
    serve: {
      title: both('送达', 'Serve'),
      from: ['granted'],
      by: [clerk],
      form: [{ field: 'servedDay' }],
    },
    alarm: { title: both('告警', 'Raise the alarm'), from: ['granted'], by: [clerk] },
    look: { title: both('到场', 'Look at once'), from: ['granted'], by: [clerk] },
    tellBees: {
      title: both('另报蜂群', 'Report the bees'),
      from: ['granted'],
      by: [clerk],
      spawns: ({ matter }) => [
        {
          definition: 'beeRegister',
          action: 'enter',
          input: { permit: matter.number },
          relation: 'splitFrom',
        },
      ],
    },
    withdraw: {
      title: both('撤回', 'Withdraw'),
      from: isOpen,
      to: 'withdrawn',
      by: [applicant],
    },
    lapse: { title: both('逾期失效', 'Lapse'), from: ['waiting'], to: 'lapsed', by: [] },
    close: { title: both('收回', 'End the permit'), from: ['granted'], to: 'lapsed', by: [head] },
    askTime: {
      title: both('申请延长', 'Ask for time'),
      from: ['review', 'waiting', 'deciding'],
      by: [clerk],
    },
    giveTime: {
      title: both('批准延长', 'Give time'),
      from: ['review', 'waiting', 'deciding'],
      by: [head, clerk],
    },
    refuseTime: {
      title: both('不予延长', 'Refuse time'),
      from: ['review', 'waiting', 'deciding'],
      by: [head],
    },
    giveMoreTime: {
      title: both('上级再延长', 'Give more time'),
      from: ['review', 'deciding'],
      by: [{ role: 'head', where: 'superior' }],
      form: [{ field: 'moreDays' }],
    },
    stepAside: {
      title: both('自行回避', 'Step aside'),
      from: isOpen,
      by: [clerk, { role: 'inspector', where: 'handler' }],
      recuses: 'actor',
    },
    recuse: {
      title: both('决定回避', 'Recuse'),
      from: isOpen,
      by: [head],
      form: [{ field: 'inspector', required: true }],
      recuses: { field: 'inspector' },
    },
  },
  clocks: {
    acceptBy: {
      title: both('受理期限', 'Time to accept'),
      parameter: 'garden.accept',
      kind: 'statutory',
      startsOn: ['apply'],
      metBy: ['accept'],
      roll: 'restDay',
      waitsFor: 'office',
    },
    decideBy: {
      title: both('决定期限', 'Time to decide'),
      parameter: 'garden.decide',
      kind: 'statutory',
      startsOn: ['accept'],
      metBy: ['sign'],
      pausesIn: ['waiting', 'review.site.frozen'],
      roll: 'restDay',
      extension: {
        by: 'giveTime',
        parameter: 'garden.extend',
        times: 1,
        askedBy: 'askTime',
        declinedBy: 'refuseTime',
      },
      furtherExtensions: [
        { by: 'giveMoreTime', parameter: 'garden.more', times: 1, countField: 'moreDays' },
      ],
      waitsFor: 'office',
    },
    answerBy: {
      title: both('补正期限', 'Time to answer'),
      parameter: 'garden.answer',
      kind: 'statutory',
      startsOn: ['askMore'],
      metBy: ['answer'],
      roll: 'restDay',
      waitsFor: 'party:applicant',
      onExpiry: 'lapse',
    },
    objectBy: {
      title: both('异议期限', 'Time to object'),
      parameter: 'garden.object',
      kind: 'statutory',
      startsOn: ['serve'],
      triggerDay: 'servedDay',
      metBy: [],
      voidBy: ['look'],
      roll: 'restDay',
      waitsFor: 'party:neighbour',
    },
    lookBy: {
      title: both('到场期限', 'Time to look'),
      parameter: 'garden.look',
      kind: 'service',
      startsOn: ['alarm'],
      onlyIf: ({ data }) => data['kind'] === 'bees' || data['kind'] === 'trees',
      metBy: ['look'],
      pausesIn: ['granted'],
      roll: 'none',
      waitsFor: 'office',
    },
  },
  papers: {
    receipt: { title: both('收件回执', 'Receipt'), series: '园收', body: ['收到{plot}。'] },
    decision: {
      title: both('决定书', 'Decision'),
      series: '园决',
      body: ['{plot}：{reason}'],
      addressee: 'name',
    },
  },
  readBy: [
    { role: 'auditor', where: 'anywhere' },
    { role: 'clerk', where: 'origin' },
    { role: 'public', where: 'anywhere' },
    applicant,
  ],
  levels: {
    sensitive: [head, { role: 'public', where: 'anywhere' }],
    personal: [clerk, applicant],
  },
  publication: {
    states: ['granted', 'refused'],
    fields: ['plot', 'kind', 'isGranted'],
    onlyIf: ({ data }) => data['mayPublish'] === true,
  },
  retention: { years: 5, mark: 'D' },
});
