import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  IP_RIGHTS,
  missingTicketColumns,
  REQUESTS,
  SOURCES,
  Ticket,
  TICKET_COLUMNS,
  TICKET_KINDS,
  TICKET_STATUSES,
  TICKET_TEXT_LENGTHS,
  ticketHeaders,
  unreadTicketHeaders,
} from '../../src/protection/index.ts';

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
