import {
  type ClassRow,
  type ClassRuleSet,
  type DriftState,
  readRuleRows,
  refusalMessage,
  type RightRules,
  RULE_KIND_FACTS,
  RULE_KINDS,
  RULE_LAYOUT,
  ruleCells,
  type RuleDrift,
  type RuleKind,
  type RuleList,
  type RuleRow,
  type RuleUpload,
  type RuleVersion,
  type RuleVersionDetail,
  valueLabel,
} from '@zca/domain/registry';
import type { InputLimits, NamedStream } from '@zca/formats';
import { inTransaction } from '../../base/database/index.ts';
import type { ConnectionTarget, Database } from '../../base/database/index.ts';
import { absent, HttpProblem } from '../../base/http/problem.ts';
import type { Logger } from '../../base/log/log.ts';
import { readTableRows } from '../../base/tables/index.ts';
import { readPersonNames } from '../../identity/index.ts';
import { countRights } from '../rightReader.ts';
import { Drifts } from './drifts.ts';
import { RulesInForce, versionsInForce } from './rulesInForce.ts';
import {
  activateRuleSet,
  addRuleSet,
  findRuleSet,
  readActivations,
  readRuleSets,
  type RuleSetRow,
} from './ruleStore.ts';

export interface RulesOptions {
  readonly database: Database;
  readonly target: ConnectionTarget;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Today in Shanghai. */
  readonly today: () => string;
}

/** A mapping has some hundred rows. */
const MOST_ROWS = 5_000;

/** The mappings by which rights are sorted: their versions, what a change would do, which is in force. */
export class Rules {
  readonly #options: RulesOptions;
  readonly #inForce = new RulesInForce();
  readonly #drifts: Drifts;

  constructor(options: RulesOptions) {
    this.#options = options;
    this.#drifts = new Drifts({
      target: options.target,
      onFailure: ({ message }) => {
        options.logger.error({ err: { message } }, 'versions of rules could not be compared');
      },
    });
  }

  /** The mappings as they are in force now. */
  inForce(): Promise<RightRules> {
    return this.#inForce.read(this.#options.database.pool);
  }

  /** The rows of the version in force. */
  async tableInForce(kind: RuleKind): Promise<ClassRuleSet> {
    const { pool } = this.#options.database;
    const { id } = (await versionsInForce(pool))[kind];
    return id === null ? RULE_KIND_FACTS[kind].shipped : (await findRuleSet(pool, id))!;
  }

  /** Every mapping with its versions and when which was put in force. */
  async list(): Promise<RuleList> {
    const { pool } = this.#options.database;
    const [sets, activations, inForce] = await Promise.all([
      readRuleSets(pool),
      readActivations(pool),
      versionsInForce(pool),
    ]);
    const names = new Map(sets.map(({ id, version }) => [id, version]));
    const people = await readPersonNames(
      pool,
      [...sets, ...activations].map(({ recordedBy }) => recordedBy),
    );
    return {
      kinds: RULE_KINDS.map((kind) => ({
        kind,
        label: RULE_KIND_FACTS[kind].label,
        versions: [
          ...sets
            .filter((set) => set.kind === kind)
            .map((set) => versionView(set, set.count, inForce[kind].id === set.id, people)),
          shippedView(kind, inForce[kind].id === null),
        ],
        activations: activations
          .filter((one) => one.kind === kind)
          .map(({ id, ruleSetId, drift, recordedBy, recordedAt }) => ({
            id: String(id),
            version:
              ruleSetId === null
                ? RULE_KIND_FACTS[kind].shipped.version
                : (names.get(ruleSetId) ?? String(ruleSetId)),
            versionId: ruleSetId === null ? 'shipped' : String(ruleSetId),
            by: recordedBy,
            byName: people.get(recordedBy) ?? null,
            at: recordedAt,
            changed: drift.changed,
          })),
      })),
    };
  }

  /** A version with its rows, and how they differ from the version in force. */
  async detail(kind: RuleKind, id: string): Promise<RuleVersionDetail> {
    const { pool } = this.#options.database;
    const set = await this.#find(kind, id);
    const current = (await versionsInForce(pool))[kind].id;
    const isInForce = (set?.id ?? null) === current;
    const rows = set?.rows ?? RULE_KIND_FACTS[kind].shipped.rows;
    const other = isInForce ? rows : (await this.tableInForce(kind)).rows;
    const people = await readPersonNames(pool, set === null ? [] : [set.recordedBy]);
    const byId = new Map(other.map((row) => [row.id, row]));
    const own = new Set(rows.map((row) => row.id));
    return {
      ...(set === null
        ? shippedView(kind, isInForce)
        : versionView(set, rows.length, isInForce, people)),
      table: rows.map((row) => {
        const before = byId.get(row.id);
        if (isInForce) return rowView(kind, row, null);
        if (before === undefined) return rowView(kind, row, 'new');
        return rowView(kind, row, isSame(kind, before, row) ? 'same' : 'changed');
      }),
      removed: other.filter((row) => !own.has(row.id)).map((row) => rowView(kind, row, null)),
    };
  }

  /** A version as rows of its table. */
  async table(kind: RuleKind, id: string): Promise<ClassRuleSet> {
    const set = await this.#find(kind, id);
    return set ?? RULE_KIND_FACTS[kind].shipped;
  }

  /**
   * Takes an edited table as a new version, whole or not at all: every fault is told with its line.
   * @throws UnreadableTable when the file holds no such table
   * @throws HttpProblem for a version whose name is taken, or that is the one in force
   */
  async take(
    kind: RuleKind,
    file: { readonly name: string; readonly source: string | NamedStream },
    told: { readonly version: string; readonly note: string; readonly by: string },
    limits: Partial<InputLimits> = {},
  ): Promise<RuleUpload> {
    const { pool } = this.#options.database;
    const { rows: lines, unread } = await readTableRows(file.source, limits, {
      missing: (headers) => RULE_LAYOUT.missing(headers).map(({ header }) => header.zh),
      unread: (headers) => RULE_LAYOUT.unread(headers),
      mostRows: MOST_ROWS,
      words: TABLE_WORDS,
    });
    const faults = lines.flatMap(({ row, fault }) =>
      fault === null ? [] : [{ line: row, severity: 'refused' as const, words: fault.words }],
    );
    const { rows, refusals } = readRuleRows(
      kind,
      lines.flatMap(({ row, cells, fault }) => (fault === null ? [{ line: row, cells }] : [])),
    );
    for (const { line, refusal } of refusals) {
      faults.push({ line, severity: 'refused', words: refusalMessage(refusal) });
    }
    const common = { read: lines.length, unread: [...unread] };
    if (faults.length > 0) {
      return { ...common, version: null, remarks: faults.toSorted((a, b) => a.line - b.line) };
    }
    const { rows: inForce } = await this.tableInForce(kind);
    if (isSameTable(kind, inForce, rows)) throw nothingNew();
    if (told.version === RULE_KIND_FACTS[kind].shipped.version) throw nameTaken(told.version);
    const set: Omit<RuleSetRow, 'id'> = {
      kind,
      version: told.version,
      rows,
      note: told.note,
      sourceFile: file.name,
      recordedBy: told.by,
      recordedAt: new Date(this.#options.clock()).toISOString(),
    };
    const id = await addRuleSet(pool, set);
    if (id === undefined) throw nameTaken(told.version);
    const remarks = unusedLabels(kind, rows);
    const people = await readPersonNames(pool, [told.by]);
    const version = versionView({ id, ...set }, rows.length, false, people);
    return { ...common, version, remarks };
  }

  /** Starts to compare a version with the one in force, or tells how far that is. */
  async compare(kind: RuleKind, id: string): Promise<DriftState> {
    const { pool } = this.#options.database;
    const set = await this.#find(kind, id);
    const version = set?.id ?? null;
    const { id: current, activation } = (await versionsInForce(pool))[kind];
    if (current === version) throw alreadyInForce();
    this.#drifts.start({
      kind,
      version,
      against: activation,
      total: await countRights(pool, 'patent'),
      today: this.#options.today(),
    });
    return this.#drifts.state(kind, version, activation);
  }

  async drift(kind: RuleKind, id: string): Promise<DriftState> {
    const set = await this.#find(kind, id);
    const { activation } = (await versionsInForce(this.#options.database.pool))[kind];
    return this.#drifts.state(kind, set?.id ?? null, activation);
  }

  /**
   * Puts a version in force whose drift was read, by somebody other than who uploaded it: what a mapping
   * says changes published figures. The index then follows by itself.
   */
  async activate(
    kind: RuleKind,
    id: string,
    driftId: string,
    by: string,
  ): Promise<{ readonly version: string; readonly reindexed: number; readonly drift: RuleDrift }> {
    const { database, clock } = this.#options;
    const set = await this.#find(kind, id);
    const version = set?.id ?? null;
    const { id: current, activation } = (await versionsInForce(database.pool))[kind];
    if (current === version) throw alreadyInForce();
    if (set !== null && set.recordedBy === by) throw ownVersion();
    const drift = this.#drifts.find(kind, version, activation);
    if (drift === undefined || drift.id !== driftId) throw noDrift();
    const { report, keys, since } = drift;
    const at = new Date(clock()).toISOString();
    const reindexed = await inTransaction(database, (_db, client) =>
      activateRuleSet(client, {
        kind,
        ruleSetId: version,
        drift: report,
        against: activation,
        keys,
        since,
        by,
        at,
      }),
    );
    if (reindexed === undefined) throw noDrift();
    this.#drifts.forget(kind);
    return { version: report.to, reindexed, drift: report };
  }

  /** The uploaded version of a number; null for the shipped one. */
  async #find(kind: RuleKind, id: string): Promise<RuleSetRow | null> {
    if (id === 'shipped') return null;
    const set = await findRuleSet(this.#options.database.pool, Number(id));
    if (set?.kind !== kind) throw noVersion();
    return set;
  }

  close(): Promise<void> {
    return this.#drifts.close();
  }
}

function shippedView(kind: RuleKind, inForce: boolean): RuleVersion {
  const { shipped } = RULE_KIND_FACTS[kind];
  return {
    id: 'shipped',
    kind,
    version: shipped.version,
    rows: shipped.rows.length,
    note: '',
    uploaded: null,
    inForce,
  };
}

function versionView(
  set: Omit<RuleSetRow, 'rows'>,
  rows: number,
  inForce: boolean,
  people: ReadonlyMap<string, string>,
): RuleVersion {
  const { sourceFile, recordedBy, recordedAt } = set;
  const byName = people.get(recordedBy) ?? null;
  return {
    id: String(set.id),
    kind: set.kind,
    version: set.version,
    rows,
    note: set.note,
    uploaded: { file: sourceFile, by: recordedBy, byName, at: recordedAt },
    inForce,
  };
}

function rowView(kind: RuleKind, row: ClassRow, change: RuleRow['change']): RuleRow {
  const { id, label, symbols, strength, words = '', except = '', sharedWith = '', reason } = row;
  const labelName = valueLabel(RULE_KIND_FACTS[kind].field, label);
  return { id, label, labelName, symbols, strength, words, except, sharedWith, reason, change };
}

function isSame(kind: RuleKind, one: ClassRow, other: ClassRow): boolean {
  const [a, b] = [ruleCells(kind, one), ruleCells(kind, other)];
  return Object.keys(a).every((name) => a[name] === b[name]);
}

/** The order of rows decides which reason is shown, so it is a difference too. */
function isSameTable(
  kind: RuleKind,
  one: readonly ClassRow[],
  other: readonly ClassRow[],
): boolean {
  return one.length === other.length && one.every((row, index) => isSame(kind, row, other[index]!));
}

/** Labels that no row gives any more: allowed, and to be looked at. */
function unusedLabels(kind: RuleKind, rows: readonly ClassRow[]): RuleUpload['remarks'] {
  const used = new Set(rows.map(({ label }) => label));
  const shipped = new Set(RULE_KIND_FACTS[kind].shipped.rows.map(({ label }) => label));
  return [...shipped]
    .filter((label) => !used.has(label))
    .map((label) => ({
      line: 1,
      severity: 'note' as const,
      words: {
        zh: `类别“${label}”没有任何规则，启用后没有专利归入该类。`,
        en: `No rule gives the label "${label}": no patent would bear it.`,
      },
    }));
}

const TABLE_WORDS = {
  tooMany: {
    zh: `规则表最多 ${MOST_ROWS} 行。`,
    en: `A table of rules has at most ${MOST_ROWS} rows.`,
  },
  empty: {
    zh: '文件里没有规则。请确认第一行是表头，下面每行一条规则。',
    en: 'There are no rules in the file: the first row must be the headers, each further row a rule.',
  },
  columns: (missing: readonly string[]) => ({
    zh: `表头缺少“${missing.join('、')}”。请在导出的规则表上修改，不要删去列。`,
    en: `The headers lack ${missing.join(', ')}. Edit the exported table, and delete no column.`,
  }),
};

const conflict = (zh: string, en: string) => new HttpProblem('resource.conflict', { zh, en });

const noVersion = () => absent('没有这个版本的规则。', 'There is no such version of these rules.');
const nothingNew = () =>
  conflict(
    '这张表与现行版本没有差别，没有新建版本。',
    'The table does not differ from the version in force; no version was made.',
  );
const nameTaken = (version: string) =>
  conflict(
    `已经有名为“${version}”的版本。请另起一个名称。`,
    `There is a version "${version}" already. Choose another name.`,
  );
const alreadyInForce = () =>
  conflict('这个版本就是现行版本。', 'This version is the one in force.');
const ownVersion = () =>
  conflict(
    '上传规则的人不能自己启用，请由另一位有权限的人核对差异报告后启用。',
    'Who uploaded a version cannot put it in force; another person reads its drift report and does so.',
  );
const noDrift = () =>
  conflict(
    '差异报告尚未生成，或者生成之后现行版本已经改变。请重新生成并查看差异报告。',
    'There is no drift report, or another version was put in force since. Make the report again and read it.',
  );
