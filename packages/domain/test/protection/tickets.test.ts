import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { fromEpochDay, toEpochDay } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import {
  IP_RIGHTS,
  missingTicketColumns,
  planTicketImport,
  readShanghaiInstant,
  readTicket,
  REQUESTS,
  SOURCES,
  Ticket,
  TICKET_COLUMNS,
  TICKET_KINDS,
  TICKET_STATUSES,
  TICKET_TEXT_LENGTHS,
  ticketHeaders,
  ticketDifferences,
  ticketKey,
  ticketSubmission,
  unreadTicketHeaders,
  writeTicket,
  writeShanghaiTime,
} from '../../src/protection/index.ts';
import { TICKET } from './facts.ts';

const ROW = writeTicket(TICKET, { language: 'zh', masked: false });
const read = (change: Readonly<Record<string, string | number | null>>) =>
  readTicket({ ...ROW, ...change });

function ticketOf(change: Readonly<Record<string, string | number | null>>): Ticket {
  const reading = read(change);
  if (!reading.ok) throw new Error(reading.refusals.map(({ code }) => code).join());
  return reading.ticket;
}
const notes = (change: Readonly<Record<string, string | number | null>>) => {
  const reading = read(change);
  return reading.ok ? reading.notes.map(({ code, field }) => `${code} ${field}`) : null;
};

describe('a row of a table of tickets', () => {
  it('is read under the headers of an export in either language', () => {
    expect(readTicket(ROW)).toEqual({ ok: true, ticket: TICKET, notes: [] });
    const english = writeTicket(TICKET, { language: 'en', masked: false });
    expect(readTicket(english)).toEqual({ ok: true, ticket: TICKET, notes: [] });
  });

  it('is read under the headers of other systems', () => {
    const reading = readTicket({
      登记编号: '1610000002026041612345678',
      接收方式: '12315APP',
      信息类别: '举报单',
      登记时间: '2026/4/16 9:05',
      处理状态: '核查中',
      举报人: '张三',
      '联系电话（手机）': '138****5678',
      被举报人: '西安某某商贸有限公司',
      举报内容: '销售假冒注册商标的服装。',
      知识产权类别: '商标侵权',
      办结时限: '2026-05-12 18:00:00',
    });
    expect(reading).toMatchObject({
      ok: true,
      ticket: {
        source: 'platform12315',
        kind: 'report',
        receivedAt: '2026-04-16T09:05:00+08:00',
        status: 'handling',
        dueOn: '2026-05-12',
        applicantName: '张三',
        applicantPhone: null,
        respondentName: '西安某某商贸有限公司',
        ipRights: ['trademark'],
      },
    });
  });

  it.each([
    ['工单编号', null, 'ticket.externalNo externalNo'],
    ['来源', '', 'ticket.missing source'],
    ['来源', '微博', 'ticket.source source'],
    ['类型', '建议', 'ticket.kind kind'],
    ['收到时间', '昨天', 'ticket.receivedAt receivedAt'],
    ['收到时间', '2026-02-30 10:00', 'ticket.receivedAt receivedAt'],
    ['内容', '  ', 'ticket.missing content'],
    ['内容', 'x'.repeat(10_001), 'ticket.tooLong content'],
    ['商品或服务', 'x'.repeat(201), 'ticket.tooLong goods'],
  ])('without a good %s (%s) is refused', (header, cell, expected) => {
    const reading = read({ [header]: cell });
    if (reading.ok) throw new Error('expected a refusal');
    expect(reading.refusals.map(({ code, field }) => `${code} ${field}`)).toEqual([expected]);
  });

  it('is refused with every reason at once', () => {
    const reading = readTicket({});
    if (reading.ok) throw new Error('expected a refusal');
    expect(reading.refusals.map(({ field }) => field)).toEqual([
      'externalNo',
      'source',
      'kind',
      'receivedAt',
      'content',
    ]);
  });

  it('at the longest is still taken', () => {
    expect(ticketOf({ 内容: 'x'.repeat(10_000) }).content).toHaveLength(10_000);
    expect(ticketOf({ 商品或服务: 'x'.repeat(200) }).goods).toHaveLength(200);
  });

  it('keeps what it can and notes the rest', () => {
    expect(notes({ 状态: '飞走了' })).toEqual(['ticket.status status']);
    expect(notes({ 办理期限: '很快' })).toEqual(['ticket.dueOn dueOn']);
    expect(notes({ 涉及金额: '很多' })).toEqual(['ticket.amount amountFen']);
    expect(notes({ 统一社会信用代码: '123' })).toEqual(['ticket.creditCode respondentCreditCode']);
    expect(notes({ 提出人电话: '138****0000' })).toEqual(['ticket.phoneMasked applicantPhone']);
    expect(notes({ 涉及知识产权: '植物新品种' })).toEqual(['ticket.ipRight ipRights']);
    expect(notes({ 企业名称: '另一公司' })).toEqual(['ticket.columnTwice respondentName']);
    expect(notes({ 企业名称: TICKET.respondentName })).toEqual([]);
  });

  it('loses no request that the list does not know', () => {
    const reading = read({ 诉求: '退款、书面道歉' });
    expect(reading).toMatchObject({
      ok: true,
      ticket: { requests: ['refund'], content: `${TICKET.content}\n诉求：书面道歉` },
      notes: [{ code: 'ticket.request' }],
    });
  });

  it('reads an amount as fen, without rounding', () => {
    expect(ticketOf({ 涉及金额: 128.5 }).amountFen).toBe(12_850);
    expect(ticketOf({ 涉及金额: '1.2万元' }).amountFen).toBe(1_200_000);
    expect(notes({ 涉及金额: '-5' })).toEqual(['ticket.amount amountFen']);
  });

  it('hides persons when an export is masked, and says so when it is read back', () => {
    const masked = writeTicket(TICKET, { language: 'zh', masked: true });
    expect(masked).toMatchObject({
      提出人姓名: '王*',
      提出人电话: '138****0000',
      提出人地址: '西安市碑林区******',
      被投诉举报方: TICKET.respondentName,
    });
    const reading = readTicket(masked);
    expect(reading.ok && reading.notes.map(({ code }) => code)).toEqual(['ticket.phoneMasked']);
  });
});

describe('a file of tickets', () => {
  it('needs the columns that every row needs', () => {
    expect(missingTicketColumns(['工单编号', '来源', '类型', '收到时间'])).toEqual(['content']);
    expect(missingTicketColumns(ticketHeaders('en'))).toEqual([]);
    expect(unreadTicketHeaders(['工单编号', '天气'])).toEqual(['天气']);
  });

  it('has columns whose headers name one field each', () => {
    const headers = TICKET_COLUMNS.flatMap(({ header, aliases }) => [
      header.zh,
      header.en,
      ...aliases,
    ]);
    expect(new Set(headers).size).toBe(headers.length);
    expect(TICKET_COLUMNS.map(({ field }) => field).toSorted()).toEqual(
      Object.keys(Ticket.shape).toSorted(),
    );
  });
});

describe('the page that describes the layout', () => {
  const page = readFileSync(new URL('../../../../docs/tickets.md', import.meta.url), 'utf8');
  it('lists every column with its names and its limit', () => {
    const missing = TICKET_COLUMNS.filter(({ field, header, aliases, required }) => {
      const limit = (TICKET_TEXT_LENGTHS as Readonly<Record<string, number>>)[field] ?? '';
      const must = required ? '必填 required' : '';
      const row = `| ${header.zh} | ${header.en} | \`${field}\` | ${must} | ${limit} | ${aliases.join('、')} |`;
      return !page.includes(row);
    });
    expect(missing).toEqual([]);
  });

  it('lists every value', () => {
    const options = [...SOURCES, ...TICKET_KINDS, ...TICKET_STATUSES, ...REQUESTS, ...IP_RIGHTS];
    expect(options.filter(({ title }) => !page.includes(`${title.zh} ${title.en}`))).toEqual([]);
  });
});

describe('times of tickets', () => {
  it.each([
    ['2026-04-16 09:30:00', '2026-04-16T09:30:00+08:00'],
    ['2026-04-16 09:30', '2026-04-16T09:30:00+08:00'],
    ['2026/4/16 9:05', '2026-04-16T09:05:00+08:00'],
    ['2026年4月16日 9时30分', '2026-04-16T09:30:00+08:00'],
    ['2026年4月16日9时30分05秒', null],
    ['2026-04-16', '2026-04-16T00:00:00+08:00'],
    ['2026-04-15T16:00:00Z', '2026-04-16T00:00:00+08:00'],
    ['2026-04-15T23:30:00.123Z', '2026-04-16T07:30:00+08:00'],
    ['2026-04-16T09:30:00+08:00', '2026-04-16T09:30:00+08:00'],
    ['2026-04-16T00:30:00+0900', '2026-04-15T23:30:00+08:00'],
    ['46128.395833333336', '2026-04-16T09:30:00+08:00'],
    [46_128, '2026-04-16T00:00:00+08:00'],
    ['12345', null],
    ['2026-04-16Z', null],
    ['2026-04-16 24:00', null],
    ['2026-04-16 09:60', null],
    ['2026-13-01', null],
    ['', null],
  ])('%s is %s', (text, instant) => expect(readShanghaiInstant(text)).toBe(instant));
});

/** What has changed in tickets since they were taken. */
const changesTo = (known: readonly Ticket[]) => (ticket: Ticket) => {
  const before = known.find((one) => ticketKey(one) === ticketKey(ticket));
  return before === undefined ? null : ticketDifferences(before, ticket);
};

describe('an import', () => {
  const plan = (tickets: readonly Ticket[], known: readonly Ticket[] = []) =>
    planTicketImport(
      tickets.map((ticket, i) => ({ row: i + 2, ticket })),
      changesTo(known),
    );

  it('takes the new, brings the changed, leaves the same', () => {
    const changed = { ...TICKET, status: 'closed' as const, requests: ['refund' as const] };
    expect(plan([TICKET]).tickets[0]).toMatchObject({ kind: 'new', changes: [] });
    expect(plan([TICKET], [TICKET]).tickets[0]).toMatchObject({ kind: 'same', changes: [] });
    expect(plan([changed], [TICKET]).tickets[0]).toMatchObject({
      kind: 'changed',
      changes: ['status', 'requests'],
    });
  });

  it('counts a repeated row once and refuses one that says something else', () => {
    const found = plan([TICKET, TICKET, { ...TICKET, content: '另一件事' }]);
    expect(found.tickets.map(({ kind }) => kind)).toEqual(['new', 'repeated']);
    expect(found.refusals).toMatchObject([
      {
        row: 4,
        refusal: {
          code: 'ticket.repeatedInFile',
          words: { zh: expect.stringContaining('先前在第 2 行') },
        },
      },
    ]);
  });

  it('tells the numbers of 12315 and 12345 apart, and not those of the two ways to 12315', () => {
    const key = (source: Ticket['source']) => ticketKey({ source, externalNo: '1' });
    expect(key('hotline12315')).toBe(key('platform12315'));
    expect(key('hotline12345')).not.toBe(key('platform12315'));
  });
});

describe('what a ticket becomes', () => {
  const TODAY = '2026-04-16';
  function submissionOf(change: Partial<Ticket>) {
    const made = ticketSubmission({ ...TICKET, ...change }, TODAY);
    if (!made.ok) throw new Error(made.refusals.map(({ code }) => code).join());
    return made.value;
  }

  it('is a complaint, a report, or both (art. 9)', () => {
    const kinds = (kind: Ticket['kind']) => {
      const { complaint, report } = submissionOf({ kind });
      return [complaint !== null, report !== null];
    };
    expect(kinds('complaint')).toEqual([true, false]);
    expect(kinds('report')).toEqual([false, true]);
    expect(kinds('both')).toEqual([true, true]);
  });

  it('says what the ticket says and nothing more', () => {
    expect(submissionOf({}).complaint).toEqual({
      source: 'hotline12345',
      externalNo: 'XA20260416000123',
      receivedOn: '2026-04-16',
      ticketDueOn: '2026-04-23',
      ipRights: ['indication'],
      respondentName: '西安渭曲食品有限公司',
      respondentPhone: '029-87654321',
      operatorKind: 'shop',
      businessAddress: '西安市雁塔区长安南路300号',
      complainantName: '王一',
      complainantPhone: '13800000000',
      complainantAddress: '西安市碑林区友谊西路1号',
      purchasedOn: '2026-04-10',
      goods: '石榴汁',
      content: '标注地理标志的石榴汁不是临潼所产。',
      amount: 12_850,
      requests: ['refund', 'compensate'],
    });
  });

  it('says in the clue of a report what only a complaint has fields for', () => {
    expect(submissionOf({ kind: 'report' }).report).toMatchObject({
      goods: '石榴汁',
      amount: 12_850,
      clue: `${TICKET.content}\n诉求：退还货款和服务费用；赔偿损失\n消费日期：2026-04-10`,
    });
    expect(submissionOf({ kind: 'both' }).report?.clue).toBe(TICKET.content);
    const bare: Partial<Ticket> = { kind: 'report', requests: [], purchasedOn: null };
    expect(submissionOf(bare).report?.clue).toBe(TICKET.content);
  });

  it('keeps nothing of an anonymous reporter', () => {
    const { report } = submissionOf({ kind: 'report', anonymous: true });
    expect(report?.anonymous).toBe(true);
    expect(Object.keys(report!).filter((name) => name.startsWith('reporter'))).toEqual([]);
  });

  it('keeps a number that cannot be called as another way to reach the person', () => {
    expect(submissionOf({ applicantPhone: '138****0000', kind: 'both' })).toMatchObject({
      complaint: { complainantContact: '138****0000' },
      report: { reporterContact: '138****0000' },
    });
    expect(submissionOf({ applicantPhone: '138****0000' }).complaint).not.toHaveProperty(
      'complainantPhone',
    );
  });

  it('takes the address of a seller as the one that its platform shows', () => {
    const of = (change: Partial<Ticket>) => submissionOf(change).complaint;
    expect(of({})).toMatchObject({ operatorKind: 'shop' });
    expect(of({})).not.toHaveProperty('shownAddress');
    expect(of({ platformName: '某平台' })).toMatchObject({
      operatorKind: 'platformSeller',
      shownAddress: TICKET.respondentAddress,
    });
    expect(of({ shopUrl: 'https://shop.example', respondentAddress: null })?.operatorKind).toBe(
      'ownSite',
    );
  });

  it('is refused where the form would refuse it', () => {
    const late = ticketSubmission({ ...TICKET, receivedAt: '2026-04-17T00:00:00+08:00' }, TODAY);
    expect(late).toMatchObject({
      ok: false,
      refusals: [{ code: 'FIELD_FUTURE', field: 'receivedOn' }],
    });
  });
});

const value = <T extends string>(options: readonly { readonly value: T }[]) =>
  fc.constantFrom(...options.map((one) => one.value));
// Text that a reader keeps as it stands: no signs of absence, no blanks at the ends.
const text = (longest: number) =>
  fc
    .string({
      unit: fc.constantFrom(...'西安市雁塔区ABCxyz019，。(（)《', '𬭎'),
      maxLength: longest / 2,
    })
    .map((body) => `文${body}`);
const maybe = (longest: number) => fc.option(text(longest));
const day = fc
  .integer({ min: toEpochDay('2020-01-01'), max: toEpochDay('2035-12-31') })
  .map(fromEpochDay);
const arbitraryTicket: fc.Arbitrary<Ticket> = fc.record({
  source: value(SOURCES),
  externalNo: text(40),
  kind: value(TICKET_KINDS),
  receivedAt: fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map(([on, second]) => {
    const clock = new Date(second * 1000).toISOString().slice(11, 19);
    return `${on}T${clock}+08:00`;
  }),
  status: value(TICKET_STATUSES),
  dueOn: fc.option(day),
  anonymous: fc.boolean(),
  applicantName: maybe(40),
  applicantPhone: fc.option(fc.constantFrom('13800000000', '029-87654321')),
  applicantAddress: maybe(100),
  respondentName: maybe(100),
  respondentCreditCode: fc.option(fc.constant('91350100M000100Y43')),
  respondentPhone: fc.option(fc.constant('029-87654321')),
  respondentAddress: maybe(100),
  platformName: maybe(40),
  shopUrl: maybe(100),
  place: maybe(100),
  goods: maybe(100),
  purchasedOn: fc.option(day),
  amountFen: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  requests: fc.uniqueArray(value(REQUESTS)),
  ipRights: fc.uniqueArray(value(IP_RIGHTS)),
  content: text(2000),
  answer: maybe(2000),
});

describe('properties of tickets', () => {
  it('a ticket written and read is the same ticket, in either language', () => {
    fc.assert(
      fc.property(
        arbitraryTicket,
        fc.constantFrom('zh' as const, 'en' as const),
        (ticket, language) => {
          const row = writeTicket(ticket, { language, masked: false });
          expect(Object.keys(row)).toEqual(ticketHeaders(language));
          expect(readTicket(row)).toEqual({ ok: true, ticket, notes: [] });
        },
      ),
    );
  });

  it('what is read fits the models, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.constant(null),
      fc.constantFrom('投诉', '举报', '12345', '2026-04-16 09:30', '退款；道歉', '是', '无'),
    );
    const row = fc.dictionary(fc.constantFrom(...ticketHeaders('zh')), cell);
    fc.assert(
      fc.property(row, arbitraryTicket, fc.nat(), (cells, ticket, seed) => {
        const whole = { ...writeTicket(ticket, { language: 'zh', masked: false }), ...cells };
        const reading = readTicket(seed % 2 === 0 ? cells : whole);
        if (!reading.ok) {
          expect(reading.refusals.length).toBeGreaterThan(0);
          return;
        }
        expect(Ticket.safeParse(reading.ticket).error).toBeUndefined();
        const made = ticketSubmission(reading.ticket, '2035-12-31');
        if (made.ok) return;
        // What may still be wrong is what no table reader checks.
        const codes = new Set(made.refusals.map(({ code }) => code));
        expect(['FIELD_CHARACTER', 'FIELD_FUTURE', 'FIELD_LONG']).toEqual(
          expect.arrayContaining([...codes]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('an import of what was taken changes nothing', () => {
    const tickets = fc.uniqueArray(arbitraryTicket, { selector: ticketKey, maxLength: 8 });
    fc.assert(
      fc.property(tickets, (list) => {
        const rows = list.map((ticket, i) => ({ row: i + 2, ticket }));
        expect(
          planTicketImport(rows, changesTo(list)).tickets.every(({ kind }) => kind === 'same'),
        ).toBe(true);
      }),
    );
  });

  it('a time written and read is the same time', () => {
    fc.assert(
      fc.property(arbitraryTicket, ({ receivedAt }) => {
        expect(readShanghaiInstant(writeShanghaiTime(receivedAt))).toBe(receivedAt);
      }),
    );
  });
});
