import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CODE_BYTES, documentNumber, makeVerificationCode, numberSeries } from '@zca/domain/papers';
import { canonicalJson } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import { keepable } from '../database/index.ts';
import type { PaperContent } from './content.ts';

/** A paper that is about to be issued. */
export interface PaperDraft {
  /** Chosen by the issuer where its act names the paper before it has a number. */
  readonly id?: string;
  /** Word of the office in document numbers: 西市监. */
  readonly officeWord: string;
  /** Word of the kind: 投受. */
  readonly kindWord: string;
  readonly content: PaperContent;
  /** What the paper is about: `matter:<id>`. */
  readonly subject: string;
  /** ISO instant; its year in Shanghai is the year of the number. */
  readonly issuedAt: string;
  /** Who issued it: the id of a person, or `system`. */
  readonly issuedBy: string;
  /** True when it concerns invented data and has no legal effect. */
  readonly demonstration: boolean;
}

/** A paper as it is handed to `ISSUED_PAPERS`. */
export interface PaperRow {
  readonly id: string;
  readonly series: string;
  /** Place among the papers of its series that are issued together, from 1, and how many they are. */
  readonly place: number;
  readonly many: number;
  readonly code: string;
  readonly title: string;
  readonly office: string;
  readonly subject: string;
  /** SHA-256 of the canonical JSON of the content, in hexadecimal. */
  readonly content_hash: string;
  readonly demonstration: boolean;
  readonly issued_at: string;
  readonly issued_by: string;
  readonly content: PaperContent;
}

export interface IssuedPaper {
  readonly id: string;
  /** 文号. */
  readonly number: string;
  readonly code: string;
}

/** SHA-256 of the canonical JSON of a content, in hexadecimal. */
export function contentHash(content: PaperContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** The rows of papers that one transaction issues, with new verification codes. */
export function paperRows(drafts: readonly PaperDraft[]): PaperRow[] {
  const places = new Map<string, number>();
  const rows = drafts.map((draft) => {
    const year = Number(dayInShanghai(Date.parse(draft.issuedAt)).slice(0, 4));
    const series = numberSeries(draft.officeWord, draft.kindWord, year);
    const place = (places.get(series) ?? 0) + 1;
    places.set(series, place);
    const content = keepable(draft.content);
    return {
      id: draft.id ?? randomUUID(),
      series,
      place,
      code: makeVerificationCode(randomBytes(CODE_BYTES)),
      title: content.title,
      office: content.office,
      subject: draft.subject,
      content_hash: contentHash(content),
      demonstration: draft.demonstration,
      issued_at: draft.issuedAt,
      issued_by: draft.issuedBy,
      content,
    };
  });
  return rows.map((row) => ({ ...row, many: places.get(row.series)! }));
}

/**
 * The parts of a `with` clause that issue papers, so that an act can be one statement. `rows` is the
 * place of a parameter that holds `paperRows` as JSON; nothing is issued unless `onlyIf`, a condition in
 * SQL, holds. `issued_paper` gives id, number and code of each.
 * The row of each series stays locked until the transaction ends: that is what makes numbers free of gaps.
 */
export function issuedPapers(rows: string, onlyIf = 'true'): string {
  return `
asked_paper as (
  select * from jsonb_to_recordset(${rows}::jsonb) as a (
    id uuid, series text, place integer, many integer, code text, title text, office text, subject text,
    content_hash text, demonstration boolean, issued_at timestamptz, issued_by text, content jsonb)
  where ${onlyIf}
),
numbered_paper as (
  insert into paper_number as n (series, last)
  select series, max(many) from asked_paper group by series order by series
  on conflict (series) do update set last = n.last + excluded.last
  returning series, last
),
issued_paper as (
  insert into paper (id, number, code, title, office, subject, content_hash, demonstration, issued_at, issued_by)
  select a.id, a.series || (n.last - a.many + a.place) || '号', a.code, a.title, a.office, a.subject,
         decode(a.content_hash, 'hex'), a.demonstration, a.issued_at, a.issued_by
    from asked_paper a join numbered_paper n using (series)
  returning id, number, code
),
pending_paper as (
  insert into paper_pending (paper_id, content, next_at) select id, content, issued_at from asked_paper
)`;
}

/**
 * Issues papers in the transaction of the caller, in their order: each gets the next number of its series
 * and a verification code, and is printed soon after the commit. Nothing is taken when the transaction is
 * rolled back, so that no number is ever missing.
 */
export async function issuePapers(
  client: pg.ClientBase,
  drafts: readonly PaperDraft[],
): Promise<IssuedPaper[]> {
  const rows = paperRows(drafts);
  const { rows: issued } = await client.query<IssuedPaper>(
    `with ${issuedPapers('$1')} select id, number, code from issued_paper`,
    [JSON.stringify(rows)],
  );
  const byId = new Map(issued.map((paper) => [paper.id, paper]));
  return rows.map(({ id }) => byId.get(id)!);
}

/** The next document number of a series for what is no paper of the platform; in the caller's transaction. */
export async function nextNumber(
  client: pg.ClientBase,
  office: string,
  kind: string,
  year: number,
): Promise<string> {
  const series = numberSeries(office, kind, year);
  const { rows } = await client.query<{ last: number }>(
    `insert into paper_number as n (series, last) values ($1, 1)
     on conflict (series) do update set last = n.last + 1 returning last`,
    [series],
  );
  return documentNumber(series, rows[0]!.last);
}
