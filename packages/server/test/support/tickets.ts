import type { Role } from '@zca/domain/identity';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { openTestPlatform, signedIn } from './platform.ts';
import { formOf } from './upload.ts';

const HEADERS =
  '工单编号,来源,类型,收到时间,提出人姓名,提出人电话,被投诉举报方,被投诉举报方地址,涉及金额,诉求,内容,状态';

/** A line of a table of tickets of 12345: its number, its kind, and what differs from the others. */
export const ticketLine = (
  no: string,
  kind: string,
  more: Partial<Record<'name' | 'phone' | 'status' | 'content' | 'at', string>> = {},
) =>
  [
    no,
    '12345热线',
    kind,
    more.at ?? '2026-06-15 09:30',
    more.name ?? '王小䶮𬭎',
    more.phone ?? '13800001234',
    '西安某某商贸有限公司',
    '西安市雁塔区某路1号',
    '128.5',
    '退还货款和服务费用',
    more.content ?? '买到的茶叶标着别人的商标',
    more.status ?? '待处理',
  ].join(',');

/** Lines with the headers of their columns. */
export const ticketTable = (...lines: string[]) => [HEADERS, ...lines].join('\n');

/** How somebody who is signed in asks the platform. */
export type Asking = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** A platform in the morning of 16 June 2026, whose clock can be moved, and people who bring it tickets. */
export async function openTicketDesk() {
  const clock = { now: Date.parse('2026-06-16T02:00:00Z') };
  const platform = await openTestPlatform({ clock: () => clock.now });
  const { pool } = platform.database.application;

  /** Somebody of a role and a place, signed in now. */
  const asks = async (role: Role, place: string | null = null): Promise<Asking> => {
    const cookie = await signedIn(platform.accounts, role, clock.now, place);
    return (request) =>
      platform.app.inject({
        ...request,
        headers: { cookie, 'x-zca-csrf': '1', ...request.headers },
      });
  };
  const operator = await asks('operator');
  const city = await asks('city');

  const upload = (asking: Asking, content: Uint8Array | string, name = '工单.csv') =>
    asking({
      method: 'POST',
      url: '/api/v1/protection/tickets/file',
      ...formOf({ [name]: content }),
    });
  const detail = async (id: string, asking: Asking = city) =>
    (await asking({ url: `/api/v1/matters/${id}` })).json();
  const count = async (table: string) =>
    (await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

  return { asks, city, clock, count, detail, operator, platform, pool, upload };
}
