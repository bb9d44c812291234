import type { CalendarDay } from '@zca/standards';
import type { LegalParameter } from '../law/index.ts';
import type { ClassSubject, CompiledRules } from './classRules.ts';
import { labelsOf } from './classRules.ts';
import { subjectOf } from './classifyRight.ts';
import { strategicClasses } from './highValue.ts';
import { industriesOf } from './industries.ts';
import { type LabelOverride, overriddenLabels } from './labelOverride.ts';
import type { Patent } from './model.ts';
import type { RuleDrift } from './ruleApi.ts';
import { RULE_KIND_FACTS, type RuleKind } from './ruleSets.ts';
import { valueLabel } from './valueLabel.ts';

export interface DriftContext {
  readonly kind: RuleKind;
  readonly before: CompiledRules;
  readonly after: CompiledRules;
  readonly parameters: readonly LegalParameter[];
  readonly day: CalendarDay;
  /**
   * Whether a patent is a high-value invention by a mapping of strategic industries. Asked of patents
   * that gain or lose labels alone.
   */
  readonly isHighValue: (patent: Patent, strategic: CompiledRules) => boolean;
  /** Standing corrections of labels of a patent, which every version leaves as they are. */
  readonly overrides: (patent: Patent) => readonly LabelOverride[];
}

interface Move {
  readonly from: readonly string[];
  readonly to: readonly string[];
  count: number;
  readonly examples: { key: string; title: string }[];
}

/** Moves that a report lists, and examples of each. */
const MOST_MOVES = 40;
const MOST_EXAMPLES = 5;

/**
 * Compares what two versions of a mapping make of patents, one after the other. The labels compared
 * are those that the index gives a record, so that what is foreseen is what then happens. Source: O:H.4
 * (drift report).
 */
export class DriftCounter {
  readonly #context: DriftContext;
  readonly #labels = new Map<
    string,
    { before: number; after: number; gained: number; lost: number }
  >();
  readonly #moves = new Map<string, Move>();
  #patents = 0;
  #changed = 0;
  #primaryChanged = 0;
  readonly #highValue = { gained: 0, lost: 0 };

  constructor(context: DriftContext) {
    this.#context = context;
    for (const { value } of RULE_KIND_FACTS[context.kind].labels) {
      this.#labels.set(value, { before: 0, after: 0, gained: 0, lost: 0 });
    }
  }

  /** Looks at one patent; true when the index has to make its record anew. */
  add(patent: Patent): boolean {
    const { kind, before, after } = this.#context;
    this.#patents += 1;
    if (patent.ipc.length === 0) return false;
    const subject = subjectOf(patent);
    const overrides = kind === 'strategic' ? [] : this.#context.overrides(patent);
    const from = this.#labelsOf(subject, before, overrides);
    const to = this.#labelsOf(subject, after, overrides);
    for (const label of from) this.#count(label).before += 1;
    for (const label of to) this.#count(label).after += 1;
    if (kind === 'industry' && from[0] !== to[0]) this.#primaryChanged += 1;
    const lost = from.filter((label) => !to.includes(label));
    const gained = to.filter((label) => !from.includes(label));
    if (lost.length + gained.length === 0) return false;
    this.#changed += 1;
    for (const label of lost) this.#count(label).lost += 1;
    for (const label of gained) this.#count(label).gained += 1;
    this.#move(patent, from.toSorted(), to.toSorted());
    if (kind === 'strategic') this.#judge(patent);
    return true;
  }

  #labelsOf(
    subject: ClassSubject,
    rules: CompiledRules,
    overrides: readonly LabelOverride[],
  ): readonly string[] {
    const { kind, parameters, day } = this.#context;
    switch (kind) {
      case 'industry': {
        const { industries } = industriesOf(subject, rules);
        const labels = industries.map(({ industry }) => industry);
        return overriddenLabels(kind, labels, overrides);
      }
      case 'strategic':
        return strategicClasses(subject, rules, parameters, day);
      case 'theme':
        return overriddenLabels(kind, labelsOf(subject, rules), overrides);
    }
  }

  #count(label: string) {
    let count = this.#labels.get(label);
    if (count === undefined) {
      count = { before: 0, after: 0, gained: 0, lost: 0 };
      this.#labels.set(label, count);
    }
    return count;
  }

  #move({ key, title }: Patent, from: readonly string[], to: readonly string[]): void {
    const name = `${from.join('+')}>${to.join('+')}`;
    let move = this.#moves.get(name);
    if (move === undefined) {
      move = { from, to, count: 0, examples: [] };
      this.#moves.set(name, move);
    }
    move.count += 1;
    if (move.examples.length < MOST_EXAMPLES) move.examples.push({ key, title });
  }

  #judge(patent: Patent): void {
    const { before, after, isHighValue } = this.#context;
    const was = isHighValue(patent, before);
    const is = isHighValue(patent, after);
    if (is && !was) this.#highValue.gained += 1;
    if (was && !is) this.#highValue.lost += 1;
  }

  report(): RuleDrift {
    const { kind, before, after, day } = this.#context;
    const { field } = RULE_KIND_FACTS[kind];
    const named = (value: string) => ({ value, label: valueLabel(field, value) });
    const moves = [...this.#moves.values()].toSorted((a, b) => b.count - a.count);
    const rest = moves.slice(MOST_MOVES);
    return {
      kind,
      from: before.version,
      to: after.version,
      day,
      patents: this.#patents,
      changed: this.#changed,
      primaryChanged: kind === 'industry' ? this.#primaryChanged : null,
      highValue: kind === 'strategic' ? { ...this.#highValue } : null,
      labels: [...this.#labels]
        .filter(([, { before: was, after: is }]) => was + is > 0)
        .map(([value, counts]) => ({ ...named(value), ...counts })),
      moves: moves.slice(0, MOST_MOVES).map(({ from, to, count, examples }) => ({
        from: from.map(named),
        to: to.map(named),
        count,
        examples,
      })),
      otherMoves: {
        kinds: rest.length,
        patents: rest.reduce((sum, { count }) => sum + count, 0),
      },
    };
  }
}
