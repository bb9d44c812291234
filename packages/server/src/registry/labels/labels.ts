import {
  hitsOf,
  industriesOf,
  type LabelOverrideEntry,
  type LabelOverridePage,
  type LabelOverrides,
  labelsOf,
  type NewLabelOverride,
  OVERRIDE_KINDS,
  OVERRIDE_LABELS,
  type OverrideKind,
  overriddenLabels,
  type Patent,
  type RightDetail,
  type RightRules,
  type StandingOverride,
  subjectOf,
  valueLabel,
} from '@zca/domain/registry';
import type pg from 'pg';
import { inTransaction } from '../../base/database/index.ts';
import { absent, HttpProblem } from '../../base/http/problem.ts';
import { readPersonNames } from '../../identity/index.ts';
import type { RightReader } from '../rightReader.ts';
import {
  addOverride,
  endOverride,
  keysOf,
  lockLabels,
  type OverrideRow,
  overridesOf,
  readOverridePage,
  readOverridesOf,
  readStandingOverrides,
  type StandingRow,
} from './labelStore.ts';

export interface LabelsOptions {
  readonly pool: pg.Pool;
  readonly reader: RightReader;
  /** The mappings in force now. */
  readonly rules: () => Promise<RightRules>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Corrections of single labels by persons (O:H.4): made, taken back, and listed. */
export class Labels {
  readonly #options: LabelsOptions;

  constructor(options: LabelsOptions) {
    this.#options = options;
  }

  /** Standing corrections of a patent. */
  async of(patent: Patent): Promise<readonly StandingRow[]> {
    const found = await readStandingOverrides(this.#options.pool, keysOf(patent));
    return overridesOf(patent, found);
  }

  /**
   * Sets a label that does not count, or takes one away that does. Refused where it counts, or does not,
   * already, and where an earlier correction of the label stands: that is taken back instead.
   * @throws HttpProblem
   */
  async correct(key: string, asked: NewLabelOverride, by: string): Promise<string> {
    const { kind, value: label, verdict, reason } = asked;
    if (!OVERRIDE_LABELS[kind].includes(label)) throw noLabel();
    const patent = await this.#patent(key);
    if (patent.ipc.length === 0) throw unclassified();
    const rules = await this.#options.rules();
    const at = new Date(this.#options.clock()).toISOString();
    const id = await inTransaction(this.#options, async (_db, client) => {
      await lockLabels(client);
      const found = await readStandingOverrides(client, keysOf(patent));
      const standing = overridesOf(patent, found);
      if (standing.some((one) => one.kind === kind && one.label === label)) throw standsAlready();
      const isGiven = byRules(patent, kind, rules).includes(label);
      if (isGiven !== (verdict === 'remove')) throw isGiven ? givenAlready() : notGiven();
      const ruleset = rules[kind].version;
      return addOverride(client, {
        key: patent.key,
        kind,
        label,
        verdict,
        reason,
        ruleset,
        by,
        at,
      });
    });
    return String(id);
  }

  /** Takes a correction back, so that the rules hold again. @throws HttpProblem when none stands */
  async takeBack(
    key: string,
    id: number,
    told: { readonly reason: string; readonly by: string },
  ): Promise<Pick<OverrideRow, 'kind' | 'label' | 'verdict'>> {
    const patent = await this.#patent(key);
    const at = new Date(this.#options.clock()).toISOString();
    const ended = await inTransaction(this.#options, (_db, client) =>
      endOverride(client, id, keysOf(patent), { ...told, at }),
    );
    if (ended === undefined) {
      throw absent(
        '这条记录没有这项有效的更正，可能已经撤回。',
        'No such correction stands on this record; it may have been taken back already.',
      );
    }
    return ended;
  }

  /** Every correction of a patent with who made it, newest first, and what may be corrected. */
  async history(key: string): Promise<LabelOverrides> {
    const patent = await this.#patent(key);
    const [rows, rules] = await Promise.all([
      readOverridesOf(this.#options.pool, keysOf(patent)),
      this.#options.rules(),
    ]);
    const isFree = (kind: OverrideKind, label: string) =>
      !rows.some((row) => row.endAt === null && row.kind === kind && row.label === label);
    const choices = OVERRIDE_KINDS.flatMap((kind) => {
      const given = byRules(patent, kind, rules);
      return OVERRIDE_LABELS[kind]
        .filter((value) => isFree(kind, value))
        .map((value) => {
          const label = valueLabel(kind, value);
          return { kind, value, label, rulesGive: given.includes(value) };
        });
    });
    return {
      entries: await this.#entries(rows),
      choices: patent.ipc.length === 0 ? [] : choices,
    };
  }

  /** A page of the standing corrections of a kind. */
  async page(kind: OverrideKind, after: number | null, size: number): Promise<LabelOverridePage> {
    // One more than the page tells whether another page follows.
    const question = { kind, after, size: size + 1 };
    const { rows, total } = await readOverridePage(this.#options.pool, question);
    const shown = rows.slice(0, size);
    return {
      entries: await this.#entries(shown),
      total,
      cursor: rows.length > size ? String(shown.at(-1)!.id) : null,
    };
  }

  async #entries(rows: readonly OverrideRow[]): Promise<LabelOverrideEntry[]> {
    const askers = rows.flatMap(({ by, endBy }) => (endBy === null ? [by] : [by, endBy]));
    const names = await readPersonNames(this.#options.pool, askers);
    const who = (id: string) => ({ id, name: names.get(id) ?? null });
    return rows.map((row) => ({
      id: String(row.id),
      right: { key: row.key, title: row.title },
      kind: row.kind,
      value: row.label,
      label: valueLabel(row.kind, row.label),
      verdict: row.verdict,
      reason: row.reason,
      ruleset: row.ruleset,
      by: who(row.by),
      at: row.at,
      takenBack:
        row.endAt === null
          ? null
          : { reason: row.endReason ?? '', by: who(row.endBy!), at: row.endAt },
    }));
  }

  async #patent(key: string): Promise<Patent> {
    const { reader } = this.#options;
    const standing = (await reader.resolve([key])).get(key);
    const [right] = standing === undefined ? [] : await reader.readMany([standing]);
    if (right === undefined) {
      throw absent(`没有编号为“${key}”的记录。`, `There is no record "${key}".`);
    }
    if (right.collection !== 'patent') {
      throw absent(
        '只有专利按分类号归入产业和主题。',
        'Patents alone are sorted into industries and themes.',
      );
    }
    return right;
  }
}

/** The labels of a kind that the mappings give a patent. */
function byRules(patent: Patent, kind: OverrideKind, rules: RightRules): readonly string[] {
  const subject = subjectOf(patent);
  if (kind === 'theme') return labelsOf(subject, rules.theme);
  return industriesOf(subject, rules.industry).industries.map(({ industry }) => industry);
}

/** Standing corrections as everybody reads them, beside what the rules say. */
export function standingView(
  patent: Patent,
  overrides: readonly StandingRow[],
  rules: RightRules,
): StandingOverride[] {
  if (overrides.length === 0) return [];
  const subject = subjectOf(patent);
  const industries = industriesOf(subject, rules.industry).industries;
  const themes = hitsOf(subject, rules.theme).filter(
    ({ result }) => result !== 'IPC_HIT_KEYWORD_MISS',
  );
  const reasonOf = ({ kind, label }: StandingRow): string | undefined =>
    kind === 'industry'
      ? industries.find(({ industry }) => industry === label)?.reason
      : themes
          .filter((hit) => hit.label === label)
          .map(({ symbol, reason }) => `${symbol} ${reason}`)
          .at(0);
  return overrides.map((one) => {
    const ruleReason = reasonOf(one);
    return {
      id: String(one.id),
      kind: one.kind,
      value: one.label,
      label: valueLabel(one.kind, one.label),
      verdict: one.verdict,
      reason: one.reason,
      at: one.at,
      rulesGive: ruleReason !== undefined,
      ruleReason: ruleReason ?? '',
    };
  });
}

/** The themes that count for a patent, with what the rules say of those that they give. */
export function countedThemes(
  patent: Patent,
  overrides: readonly StandingRow[],
  rules: RightRules,
): RightDetail['themes']['tags'] {
  const hits = hitsOf(subjectOf(patent), rules.theme).filter(
    ({ result }) => result !== 'IPC_HIT_KEYWORD_MISS',
  );
  const labels = overriddenLabels(
    'theme',
    hits.map(({ label }) => label),
    overrides,
  );
  return labels.map((value) => {
    const hit = hits.find(({ label }) => label === value);
    return {
      value,
      label: valueLabel('theme', value),
      strength: hit?.strength ?? null,
      reason: hit === undefined ? '' : `${hit.symbol} ${hit.reason}`,
      ruleId: hit?.ruleId ?? null,
    };
  });
}

const conflict = (zh: string, en: string) => new HttpProblem('resource.conflict', { zh, en });

const noLabel = () =>
  new HttpProblem('request.invalid', {
    zh: '没有这个产业或主题，请从列出的标签中选择。',
    en: 'There is no such industry or theme; choose one of those listed.',
  });
const unclassified = () =>
  conflict(
    '这件专利没有 IPC 分类号，不计入产业统计，不能更正标签。',
    'This patent has no IPC symbol: it is left out of figures by industry, and has no labels to correct.',
  );
const standsAlready = () =>
  conflict(
    '这个标签已经有一项有效的人工更正。请先撤回它，再作新的更正。',
    'A correction of this label stands already. Take it back before you make another.',
  );
const givenAlready = () =>
  conflict(
    '规则已经归入这个标签，不必补充。',
    'The rules give this label already; there is nothing to set.',
  );
const notGiven = () =>
  conflict(
    '规则没有归入这个标签，没有可移除的。',
    'The rules do not give this label; there is nothing to take away.',
  );
