import type { NoticeKind } from '@zca/domain/notices';
import type pg from 'pg';
import { keepable } from '../database/index.ts';

/** A notice that is about to be given. */
export interface NewNotice {
  /** Id of the person. */
  readonly recipient: string;
  readonly kind: string;
  readonly params: object;
  /** Path of the platform where it leads. */
  readonly link?: string;
  /** Given twice with one key it is one notice. Without a key it is always a new one. */
  readonly dedupeKey?: string;
}

/** A notice as it is handed to `insertedNotices`. */
export interface NoticeRow {
  readonly recipient_id: string;
  readonly kind: string;
  readonly params: object;
  readonly link: string | null;
  readonly dedupe_key: string | null;
}

/** A notice of a kind, its parameters checked. Throws when they are not those of the kind. */
export function noticeOf<P>(
  kind: NoticeKind<P>,
  params: P & object,
  to: Omit<NewNotice, 'kind' | 'params'>,
): NewNotice {
  return { ...to, kind: kind.kind, params: kind.params.parse(params) as object };
}

/** The rows of notices. */
export function noticeRows(notices: readonly NewNotice[]): NoticeRow[] {
  return notices.map(({ recipient, kind, params, link = null, dedupeKey = null }) => ({
    recipient_id: recipient,
    kind,
    params: keepable(params),
    link,
    dedupe_key: dedupeKey,
  }));
}

/**
 * The part of a `with` clause that gives notices, so that an act can be one statement. `rows` is the place
 * of a parameter that holds `noticeRows` as JSON. The row is the notice in the platform; what goes outside
 * is made of it by the worker.
 */
export function insertedNotices(rows: string): string {
  return `
given_notice as (
  insert into notice (recipient_id, kind, params, link, dedupe_key)
  select recipient_id, kind, params, link, coalesce(dedupe_key, gen_random_uuid()::text)
    from jsonb_to_recordset(${rows}::jsonb) as n (
      recipient_id uuid, kind text, params jsonb, link text, dedupe_key text)
  on conflict (dedupe_key) do nothing
  returning id
)`;
}

/**
 * Gives notices in the transaction of the caller: they are there when it commits and not when it is rolled
 * back. Returns how many are new; those whose key was given before are not.
 */
export async function notify(
  client: pg.ClientBase,
  notices: readonly NewNotice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const { rows } = await client.query<{ given: number }>({
    name: 'notify',
    text: `with ${insertedNotices('$1')} select count(*)::int as given from given_notice`,
    values: [JSON.stringify(noticeRows(notices))],
  });
  return rows[0]!.given;
}
