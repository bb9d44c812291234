import { readClassSymbol } from '@zca/domain/registry';
import { parseLocarno } from '@zca/standards';
import { openInput, readTable } from '@zca/formats';
import type { Database } from '../../base/database/index.ts';
import { inTransaction } from '../../base/database/index.ts';

/** A title of a classification symbol. */
interface Title {
  readonly scheme: 'ipc' | 'cpc' | 'locarno' | 'nice';
  readonly edition: string;
  readonly symbol: string;
  readonly language: string;
  readonly title: string;
  /** Dots of a subgroup; null where the file does not tell. */
  readonly depth: number | null;
  readonly place: number;
}

export interface ClassificationCounts {
  readonly read: number;
  readonly taken: number;
  readonly refused: number;
}

const BATCH = 2_000;
const SYMBOL = ['symbol', 'code', 'class', '分类号', '代码', 'ipc', 'cpc'];
const DEPTH = ['level', 'depth', 'dots', 'indent', '层级', '点数', '点组'];
const TITLE = ['title', 'name', '名称', '标题', '类名', 'text', 'title_zh'];
const EDITION = ['edition', 'version', '版本'];

/**
 * Loads official titles of IPC, CPC, Locarno or Nice from a table (CSV, TSV, XLSX, JSON Lines) with a
 * column of symbols and one of titles, and optionally the edition and the dots of subgroups (a column
 * of numbers, or dots before the title). A column of symbols named CPC, or a file whose name says cpc,
 * holds the CPC. Titles are replaced when loaded again.
 */
export async function importClassification(
  database: Database,
  file: string,
  onProgress: (read: number) => void,
): Promise<ClassificationCounts> {
  const counts = { read: 0, taken: 0, refused: 0 };
  let batch: Title[] = [];
  const flush = async () => {
    await save(database, batch, file);
    batch = [];
    onProgress(counts.read);
  };
  for await (const entry of openInput(file)) {
    const isCpc = /cpc/i.test(entry.name);
    for await (const item of readTable(entry)) {
      if (item.kind !== 'row') continue;
      counts.read += 1;
      const title = readTitle(item.cells, isCpc, counts.read);
      if (title === null) {
        counts.refused += 1;
        continue;
      }
      counts.taken += 1;
      batch.push(title);
      if (batch.length >= BATCH) await flush();
    }
  }
  await flush();
  return counts;
}

const LEADING_DOTS = /^(?:[.．·・•]\s*)+/u;

/** The dots that a column states or that stand before the title. */
function depthOf(stated: string, title: string): number | null {
  if (/^\d{1,2}$/.test(stated) && Number(stated) <= 20) return Number(stated);
  const dots = LEADING_DOTS.exec(title);
  return dots === null ? null : dots[0].replace(/\s/gu, '').length;
}

function readTitle(
  cells: Readonly<Record<string, string | number | null>>,
  isCpc: boolean,
  place: number,
): Title | null {
  const cell = (names: readonly string[]): string => {
    for (const [header, value] of Object.entries(cells)) {
      if (value !== null && names.includes(header.trim().toLowerCase()))
        return String(value).trim();
    }
    return '';
  };
  const written = cell(SYMBOL);
  const given = cell(TITLE);
  const title = given.replace(LEADING_DOTS, '');
  if (written === '' || title === '') return null;
  const language = /\p{Script=Han}/u.test(title) ? 'zh' : 'en';
  const entry = { edition: cell(EDITION), language, title, place };
  const symbol = readClassSymbol(written);
  if (symbol !== undefined) {
    const scheme = isCpc || symbol.section === 'Y' || cell(['cpc']) !== '' ? 'cpc' : 'ipc';
    const depth =
      symbol.level === 'subgroup'
        ? depthOf(cell(DEPTH), given)
        : symbol.level === 'mainGroup'
          ? 0
          : null;
    return { ...entry, scheme, symbol: symbol.canonical, depth };
  }
  const plain = { ...entry, depth: null };
  const locarno = parseLocarno(written);
  if (locarno.ok) return { ...plain, scheme: 'locarno', symbol: locarno.value.canonical };
  if (/^\d{1,2}$/.test(written) && Number(written) >= 1 && Number(written) <= 45) {
    return { ...plain, scheme: 'nice', symbol: String(Number(written)) };
  }
  return null;
}

async function save(database: Database, titles: readonly Title[], source: string): Promise<void> {
  if (titles.length === 0) return;
  // One file may name a symbol twice; the last one counts.
  const unique = new Map(
    titles.map((each) => [`${each.scheme} ${each.edition} ${each.symbol} ${each.language}`, each]),
  );
  const rows = [...unique.values()];
  await inTransaction(database, async (_db, client) => {
    await client.query(
      `insert into classification_title
         (scheme, edition, symbol, language, title, depth, place, source)
       select *, $8 from unnest
         ($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::int[])
       on conflict (scheme, edition, symbol, language) do update
         set title = excluded.title, source = excluded.source,
             depth = excluded.depth, place = excluded.place`,
      [
        rows.map((row) => row.scheme),
        rows.map((row) => row.edition),
        rows.map((row) => row.symbol),
        rows.map((row) => row.language),
        rows.map((row) => row.title),
        rows.map((row) => row.depth),
        rows.map((row) => row.place),
        source.split(/[/\\]/).at(-1),
      ],
    );
  });
}
