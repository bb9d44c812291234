import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readTicket,
  Ticket,
  ticketHeaders,
  ticketSubmission,
  writeTicket,
} from '../../src/protection/index.ts';
import { arbitraryTicket } from './arbitraryTicket.ts';
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

  it('that is written and read is the same ticket, in either language', () => {
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

  it('is refused or fits the models, whatever its cells hold', () => {
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
});
