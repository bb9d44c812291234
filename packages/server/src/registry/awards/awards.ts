import { createHash } from 'node:crypto';
import type {
  Award,
  AwardFact,
  AwardPage,
  AwardRefusal,
  Cell,
  NewAward,
  Patent,
  TableReport,
} from '@zca/domain/registry';
import {
  AWARD_LAYOUT,
  awardBeforeFiling,
  canonicalJson,
  cellText,
  isProvisionalKey,
  PRIZES,
  provisionalKeys,
  readAwardRow,
  refusalMessage,
} from '@zca/domain/registry';
import type { InputLimits, NamedStream } from '@zca/formats';
import type pg from 'pg';
import { inTransaction } from '../../base/database/index.ts';
import { readTableRows } from '../../base/tables/index.ts';
import { readPersonNames } from '../../identity/index.ts';
import { refusalSentence } from '../import/refusalSentence.ts';
import { RightReader } from '../rightReader.ts';
import {
  addAwards,
  type AwardEntry,
  awardsOf,
  type AwardQuestion,
  type AwardRow,
  dismissRefusal,
  keepRefusals,
  lockAwards,
  readAwardFacts,
  readAwardPage,
  readFilingDays,
  readOpenRefusals,
  readStandingAwards,
  type RefusedRow,
  withdrawAward,
} from './awardStore.ts';

type Cells = Readonly<Record<string, Cell>>;

/** A national award names some hundreds of patents, a province a hundred. */
const MOST_ROWS = 20_000;

export interface AwardsOptions {
  readonly pool: pg.Pool;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Today in Shanghai. */
  readonly today: () => string;
}

/** The register of awards (S34), which HV5 of high-value patents rests on. */
export class Awards {
  readonly #options: AwardsOptions;

  constructor(options: AwardsOptions) {
    this.#options = options;
  }

  /**
   * Takes a table of awards: CSV, XLSX or JSON. Rows that cannot be read are kept and told with their
   * line; an award that stands already is not entered twice; one whose patent the data centre lacks is
   * entered, and told, and joins the patent when that arrives.
   * @throws UnreadableTable when the file holds no such table
   */
  async take(
    source: string | NamedStream,
    file: string,
    by: string,
    limits: Partial<InputLimits> = {},
  ): Promise<TableReport> {
    const { pool, clock, today } = this.#options;
    const { rows, unread } = await readTableRows(source, limits, {
      missing: (headers) => AWARD_LAYOUT.missing(headers).map(({ header }) => header.zh),
      unread: (headers) => AWARD_LAYOUT.unread(headers),
      mostRows: MOST_ROWS,
      words: TABLE_WORDS,
    });
    const remarks: TableReport['remarks'] = [];
    const refused: RefusedRow[] = [];
    const readable: { readonly row: number; readonly award: NewAward; readonly cells: Cells }[] =
      [];
    for (const { row, cells, fault } of rows) {
      const reading = fault === null ? readAwardRow(cells, today()) : null;
      if (reading?.ok === true) {
        readable.push({ row, award: reading.award, cells });
        continue;
      }
      const refusal =
        reading === null
          ? { rule: fault!.code, field: '', params: fault!.params }
          : reading.refusal;
      const words = reading === null ? fault!.words : refusalMessage(refusal);
      remarks.push({ line: row, severity: 'refused', words });
      refused.push({ sourceFile: file, sourceLine: row, ...keptRow(cells), refusal });
    }
    const standing = await new RightReader(pool).resolve(
      readable.flatMap(({ award }) => award.keys),
    );
    const filed = await readFilingDays(pool, [...new Set(standing.values())]);
    const read = readable.filter(({ row, award, cells }) => {
      const found = award.keys.find((key) => standing.has(key));
      const day = found === undefined ? undefined : filed.get(standing.get(found)!);
      const refusal = awardBeforeFiling(award, day);
      if (refusal === null) return true;
      remarks.push({ line: row, severity: 'refused', words: refusalMessage(refusal) });
      refused.push({ sourceFile: file, sourceLine: row, ...keptRow(cells), refusal });
      return false;
    });
    const at = new Date(clock()).toISOString();
    let taken = 0;
    await inTransaction({ pool }, async (_db, client) => {
      await lockAwards(client);
      const entries = read.map(({ row, award }): AwardEntry => {
        const found = award.keys.find((key) => standing.has(key));
        const key = found === undefined ? likeliest(award.keys) : standing.get(found)!;
        return { ...award, key, sourceFile: file, sourceLine: row };
      });
      const known = await readStandingAwards(
        client,
        entries.map(({ key }) => key),
      );
      const fresh: AwardEntry[] = [];
      for (const entry of entries) {
        const name = `${entry.key} ${entry.prize} ${entry.year}`;
        if (known.has(name)) continue;
        known.add(name);
        fresh.push(entry);
        if (!entry.keys.some((key) => standing.has(key))) {
          remarks.push({
            line: entry.sourceLine!,
            severity: 'note',
            words: unmatched(entry.number),
          });
        }
      }
      await addAwards(client, fresh, by, at);
      await keepRefusals(client, refused, by, at);
      taken = fresh.length;
    });
    return {
      read: rows.length,
      taken,
      same: read.length - taken,
      refused: refused.length,
      unread: [...unread],
      remarks: remarks.toSorted((a, b) => a.line - b.line),
    };
  }

  /** A page of the register. */
  async page(question: AwardQuestion): Promise<AwardPage> {
    const { pool } = this.#options;
    const { rows, total } = await readAwardPage(pool, question);
    const last = rows.length < question.size ? undefined : rows.at(-1);
    const people = await readPersonNames(
      pool,
      rows.flatMap(({ recordedBy, withdrawnBy }) => [recordedBy, withdrawnBy ?? '']),
    );
    const awards = rows.map((row) => shown(row, people));
    return { awards, total, cursor: last === undefined ? null : String(last.id) };
  }

  /** Standing awards of a patent. */
  async of(patent: Patent): Promise<readonly AwardFact[]> {
    const keys = [patent.key, ...provisionalKeys(patent)];
    return awardsOf(patent, await readAwardFacts(this.#options.pool, keys));
  }

  /** Withdraws an award that was entered wrongly; false when there is no standing one. */
  async withdraw(id: number, reason: string, by: string): Promise<boolean> {
    const at = new Date(this.#options.clock()).toISOString();
    return inTransaction(this.#options, (_db, client) =>
      withdrawAward(client, id, { reason, by, at }),
    );
  }

  /** Rows that could not be taken. */
  async refusals(): Promise<AwardRefusal[]> {
    return (await readOpenRefusals(this.#options.pool)).map(
      ({ id, sourceFile, sourceLine, cells, rule, field, params }) => ({
        id: String(id),
        sourceFile,
        sourceLine,
        cells,
        words: refusalSentence({ rule, field, params }),
      }),
    );
  }

  dismiss(id: number): Promise<boolean> {
    return dismissRefusal(this.#options.pool, id);
  }
}

const TABLE_WORDS = {
  tooMany: {
    zh: `一次最多导入 ${MOST_ROWS} 行，请把文件分开。`,
    en: `At most ${MOST_ROWS} rows at once; split the file.`,
  },
  empty: {
    zh: '文件里没有奖励。请确认第一行是表头，下面每行一项奖励。',
    en: 'There are no awards in the file: the first row must be the headers, each further row an award.',
  },
  columns: (missing: readonly string[]) => ({
    zh: `表头缺少“${missing.join('、')}”。奖励表须有专利号和奖项两列。`,
    en: `The headers lack ${missing.join(', ')}. A table of awards needs a patent number and a prize.`,
  }),
};

function unmatched(number: string): TableReport['remarks'][number]['words'] {
  return {
    zh: `数据中心没有号码为“${number}”的专利；奖励已登记，记录到来后自动对上。`,
    en: `The data centre has no patent of the number "${number}"; the award is entered and joins the record when it arrives.`,
  };
}

/** Of keys without a record, that of an application before that of a publication. */
function likeliest(keys: readonly string[]): string {
  return keys.find((key) => !isProvisionalKey(key)) ?? keys[0]!;
}

function keptRow(cells: Cells): Pick<RefusedRow, 'cells' | 'hash'> {
  const texts = Object.fromEntries(
    Object.entries(cells).map(([header, cell]) => [header, cellText(cell)]),
  );
  return { cells: texts, hash: createHash('sha256').update(canonicalJson(texts)).digest() };
}

function shown(row: AwardRow, people: ReadonlyMap<string, string>): Award {
  const { zh, en, counts } = PRIZES[row.prize];
  return {
    id: String(row.id),
    number: row.number,
    prize: row.prize,
    prizeLabel: { zh, en },
    prizeText: row.prizeText,
    counts,
    year: row.year,
    day: row.day,
    documentTitle: row.documentTitle,
    documentNumber: row.documentNumber,
    sourceFile: row.sourceFile,
    sourceLine: row.sourceLine,
    recordedBy: row.recordedBy,
    recordedByName: people.get(row.recordedBy) ?? null,
    recordedAt: row.recordedAt,
    right: row.rightKey === null ? null : { key: row.rightKey, title: row.rightTitle ?? '' },
    withdrawn:
      row.withdrawnReason === null
        ? null
        : {
            reason: row.withdrawnReason,
            by: row.withdrawnBy!,
            byName: people.get(row.withdrawnBy!) ?? null,
            at: row.withdrawnAt!,
          },
  };
}
