import { parseIpc, parseLocarno } from '@zca/standards';
import { openInput, readTable } from '@zca/formats';
import type { Database } from '../../base/database/index.ts';
import { inTransaction } from '../../base/database/index.ts';

/** A title of a classification symbol. */
interface Title {
  readonly scheme: 'ipc' | 'locarno' | 'nice';
  readonly edition: string;
  readonly symbol: string;
  readonly language: string;
  readonly title: string;
}

export interface ClassificationCounts {
  readonly read: number;
  readonly taken: number;
  readonly refused: number;
}

const BATCH = 2_000;
const SYMBOL = ['symbol', 'code', 'class', '分类号', '代码', 'ipc'];
const TITLE = ['title', 'name', '名称', '标题', '类名', 'text', 'title_zh'];
const EDITION = ['edition', 'version', '版本'];

/**
 * Loads official titles of IPC, Locarno or Nice from a table (CSV, XLSX, JSON Lines) with a column of
 * symbols and one of titles, and optionally the edition. Titles are replaced when loaded again.
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
    for await (const item of readTable(entry)) {
      if (item.kind !== 'row') continue;
      counts.read += 1;
      const title = readTitle(item.cells);
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

function readTitle(cells: Readonly<Record<string, string | number | null>>): Title | null {
  const cell = (names: readonly string[]): string => {
    for (const [header, value] of Object.entries(cells)) {
      if (value !== null && names.includes(header.trim().toLowerCase()))
        return String(value).trim();
    }
    return '';
  };
  const written = cell(SYMBOL);
  const title = cell(TITLE);
  if (written === '' || title === '') return null;
  const language = /\p{Script=Han}/u.test(title) ? 'zh' : 'en';
  const edition = cell(EDITION);
  const ipc = parseIpc(written);
  if (ipc.ok) return { scheme: 'ipc', edition, symbol: ipc.value.canonical, language, title };
  const locarno = parseLocarno(written);
  if (locarno.ok) return { scheme: 'locarno', edition, symbol: written, language, title };
  if (/^\d{1,2}$/.test(written) && Number(written) >= 1 && Number(written) <= 45) {
    return { scheme: 'nice', edition, symbol: String(Number(written)), language, title };
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
      `insert into classification_title (scheme, edition, symbol, language, title, source)
       select *, $6 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
       on conflict (scheme, edition, symbol, language) do update
         set title = excluded.title, source = excluded.source`,
      [
        rows.map((row) => row.scheme),
        rows.map((row) => row.edition),
        rows.map((row) => row.symbol),
        rows.map((row) => row.language),
        rows.map((row) => row.title),
        source.split(/[/\\]/).at(-1),
      ],
    );
  });
}
