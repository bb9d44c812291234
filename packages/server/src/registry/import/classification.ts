import { readClassSymbol } from '@zca/domain/registry';
import { parseLocarno } from '@zca/standards';
import { openInput, readTable } from '@zca/formats';
import type pg from 'pg';
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
  /** Place in the file, which has the order of the scheme. */
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
 * holds the CPC. Titles are replaced when loaded again; dots stay where the file tells none, and so does
 * the order of a main group of which the file has a part only: a new subgroup of such a part has no
 * place in it and is put there by its symbol.
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
      // A main group is saved whole, so that it can be seen whether the file has all of it.
      if (batch.length >= BATCH && mainOf(title) !== mainOf(batch.at(-1)!)) await flush();
      batch.push(title);
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
    withLanguages(titles).map((each) => [
      `${each.scheme} ${each.edition} ${each.symbol} ${each.language}`,
      each,
    ]),
  );
  const rows = [...unique.values()];
  await inTransaction(database, async (_db, client) => {
    const partial = await readPartialGroups(client, rows);
    await client.query(
      `insert into classification_title as known
         (scheme, edition, symbol, language, title, depth, place, source)
       select *, $8 from unnest
         ($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::int[])
       on conflict (scheme, edition, symbol, language) do update
         set title = excluded.title, source = excluded.source,
             depth = coalesce(excluded.depth, known.depth),
             place = coalesce(excluded.place, known.place)`,
      [
        rows.map((row) => row.scheme),
        rows.map((row) => row.edition),
        rows.map((row) => row.symbol),
        rows.map((row) => row.language),
        rows.map((row) => row.title),
        rows.map((row) => row.depth),
        rows.map((row) => (partial.has(groupOf(row)) ? null : row.place)),
        source.split(/[/\\]/).at(-1),
      ],
    );
  });
}

/** The symbol of a main group without its slash, for itself and its subgroups. */
function mainOf({ symbol }: Pick<Title, 'symbol'>): string {
  return symbol.split('/')[0]!;
}

type Place = Pick<Title, 'scheme' | 'edition' | 'symbol' | 'language'>;

/** Names a main group with its subgroups in one edition and language. */
function groupOf(title: Place): string {
  return [title.scheme, title.edition, mainOf(title), title.language].join(' ');
}

/**
 * A title without a Chinese character (HIV-1, pH) is Chinese where most of its main group is, unless
 * the group has both languages, as a symbol with a title in each shows.
 */
function withLanguages(titles: readonly Title[]): Title[] {
  const scopeOf = (each: Title) => [each.scheme, each.edition, mainOf(each)].join(' ');
  const nameOf = (each: Title) => [each.scheme, each.edition, each.symbol].join(' ');
  const named = new Set(titles.filter((each) => each.language === 'zh').map(nameOf));
  const surplus = new Map<string, number>();
  const bilingual = new Set<string>();
  for (const each of titles) {
    const scope = scopeOf(each);
    surplus.set(scope, (surplus.get(scope) ?? 0) + (each.language === 'zh' ? 1 : -1));
    if (each.language !== 'zh' && named.has(nameOf(each))) bilingual.add(scope);
  }
  return titles.map((each) => {
    const scope = scopeOf(each);
    const isChinese = surplus.get(scope)! > 0 && !bilingual.has(scope);
    return isChinese ? { ...each, language: 'zh' } : each;
  });
}

/**
 * Main groups of which more symbols are known than are loaded now. Places in two files cannot be
 * compared: a subgroup that comes alone would stand before all others and hang below none of them.
 */
async function readPartialGroups(
  client: pg.ClientBase,
  titles: readonly Title[],
): Promise<Set<string>> {
  const groups = new Map(titles.map((each) => [groupOf(each), each]));
  const some = [...groups.values()].filter(({ symbol }) => symbol.includes('/'));
  const column = (read: (title: Title) => string) => some.map(read);
  const { rows } = await client.query<Place>(
    `select scheme, edition, symbol, language
       from unnest ($1::text[], $2::text[], $3::text[], $4::text[])
              as loaded (scheme, edition, language, main)
       join classification_title using (scheme, edition, language)
      where symbol collate "C" >= main || '/' and symbol collate "C" < main || '0'`,
    [
      column(({ scheme }) => scheme),
      column(({ edition }) => edition),
      column(({ language }) => language),
      column(mainOf),
    ],
  );
  const key = (row: Place) => `${groupOf(row)}/${row.symbol}`;
  const loaded = new Set(titles.map(key));
  return new Set(rows.filter((row) => !loaded.has(key(row))).map(groupOf));
}
