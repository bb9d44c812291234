import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { EngineAbsent, FACETS, FACET_NAMES, TITLE_WEIGHT, TOP } from '../engine.ts';
import type { Engine, Facet, Found } from '../engine.ts';
import type { BenchQuery } from '../queries.ts';
import type { Spool } from '../spool.ts';
import { folderBytes } from '../../support/workspace.ts';
import type { Workspace } from '../../support/workspace.ts';
import { LineProcess } from './lineProcess.ts';

/** Postings of so many records need groonga's large index columns. */
const LARGE_RECORDS = 2_000_000;

const TABLES = [
  // Queries repeat no question here, but the cache would also hold their parts.
  'cache_limit 0',
  'table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit',
  ...['Kinds', 'Districts', 'Subclasses', 'Holders'].map(
    (table) => `table_create ${table} TABLE_HASH_KEY ShortText`,
  ),
  'table_create Records TABLE_NO_KEY',
  'column_create Records title COLUMN_SCALAR Text',
  'column_create Records abstract COLUMN_SCALAR Text',
  'column_create Records kind COLUMN_SCALAR Kinds',
  'column_create Records year COLUMN_SCALAR UInt16',
  'column_create Records district COLUMN_SCALAR Districts',
  'column_create Records subclass COLUMN_VECTOR Subclasses',
  'column_create Records holder COLUMN_VECTOR Holders',
];

/** The five facets in the one select. */
const DRILLDOWNS = FACET_NAMES.map(
  (name) =>
    `--drilldowns[${name}].keys ${name} --drilldowns[${name}].sort_keys -_nsubrecs ` +
    `--drilldowns[${name}].limit ${FACETS[name]} --drilldowns[${name}].output_columns _key,_nsubrecs`,
).join(' ');

/** Groonga's answer to a select: hits and drilldowns, each with a count and column names before the rows. */
type Rows = readonly [readonly [number], readonly unknown[], ...(readonly unknown[])[]];
type Reply = readonly [
  readonly [code: number, started: number, seconds: number, message?: string],
  readonly [hits: Rows, drilldowns: Readonly<Record<Facet, Rows>>],
];

function queryText({ match }: BenchQuery): string {
  switch (match.op) {
    case 'phrase':
      return String.raw`\"${match.words.join(' ')}\"`;
    case 'prefix':
      return `${match.prefix}*`;
    default:
      return match.words.join(match.op === 'and' ? ' ' : ' OR ');
  }
}

/** Groonga as a child process that reads commands; it ends when its input ends. */
export class GroongaEngine implements Engine {
  readonly name = 'groonga';
  readonly version: string;
  readonly notes = [
    "one thread, memory-mapped files, timed by groonga's own clock; scores are its own by term frequency, not BM25",
  ];
  readonly #folder: string;
  readonly #process: LineProcess;

  private constructor(version: string, folder: string) {
    this.version = version;
    this.#folder = folder;
    this.#process = new LineProcess('groonga', ['-n', path.join(folder, 'db')]);
  }

  static open(workspace: Workspace): Promise<GroongaEngine> {
    const found = spawnSync('groonga', ['--version'], { encoding: 'utf8' });
    const version = /^Groonga (\S+)/i.exec(found.stdout ?? '')?.[1];
    if (version === undefined) throw new EngineAbsent('no groonga command');
    const engine = new GroongaEngine(version, workspace.subfolder('groonga'));
    workspace.onClose(() => engine.close());
    return Promise.resolve(engine);
  }

  async load(spool: Spool): Promise<void> {
    for (const command of TABLES) await this.#run(command);
    const columns = 'title,abstract,kind,year,district,subclass,holder';
    await this.#process.write(`load --table Records --columns "${columns}"\n[\n`);
    let separator = '';
    for await (const record of spool.records()) {
      const { title, abstract, kind, year, district, subclass, holder } = record;
      const values = JSON.stringify([title, abstract, kind, year, district, subclass, holder]);
      await this.#process.write(`${separator}${values}\n`);
      separator = ',';
    }
    await this.#run(']');
    const flags = `COLUMN_INDEX|WITH_POSITION${spool.facts.records > LARGE_RECORDS ? '|INDEX_LARGE' : ''}`;
    await this.#run(`column_create Words title_index ${flags} Records title`);
    await this.#run(`column_create Words abstract_index ${flags} Records abstract`);
    await this.#run('column_create Districts records COLUMN_INDEX Records district');
  }

  async ask(query: BenchQuery): Promise<Found> {
    const filter =
      query.filter === undefined
        ? ''
        : String.raw`--filter "district == \"${query.filter.district}\" && year >= ${query.filter.yearFrom}" `;
    const [[, , seconds], [hits, drilldowns]] = await this.#run(
      `select Records --match_columns "title*${TITLE_WEIGHT}||abstract" --query "${queryText(query)}" ${filter}` +
        `--match_escalation_threshold -1 --output_columns _id,_score --sort_keys -_score --limit ${TOP} ${DRILLDOWNS}`,
    );
    const facets = FACET_NAMES.map((name) => [
      name,
      drilldowns[name].slice(2).map((row) => (row as readonly [string, number])[1]),
    ]);
    return {
      count: hits[0][0],
      // Identifiers of records without a key count from 1.
      top: hits.slice(2).map((row) => (row as readonly [number, number])[0] - 1),
      facets: Object.fromEntries(facets) as Found['facets'],
      milliseconds: seconds * 1000,
    };
  }

  bytes(): number {
    return folderBytes(this.#folder);
  }

  close(): Promise<void> {
    return this.#process.close();
  }

  async #run(command: string): Promise<Reply> {
    const reply = JSON.parse(await this.#process.ask(`${command}\n`)) as Reply;
    const [[code, , , message]] = reply;
    if (code !== 0) throw new Error(`groonga: ${message ?? code} (${command.slice(0, 80)})`);
    return reply;
  }
}
