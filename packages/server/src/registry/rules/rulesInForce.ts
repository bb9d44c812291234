import {
  type CompiledRules,
  compileRules,
  type RightRules,
  RULE_KIND_FACTS,
  RULE_KINDS,
  type RuleKind,
  SHIPPED_RULES,
} from '@zca/domain/registry';
import type pg from 'pg';
import { findRuleSet, readInForce } from './ruleStore.ts';

/** The mappings in force, made ready once for each version. */
export class RulesInForce {
  readonly #compiled = new Map<number, CompiledRules>();
  #rules: RightRules = SHIPPED_RULES;
  #activations = '';

  /** The mappings as they are in force now; one small question where none has changed. */
  async read(client: Pick<pg.ClientBase, 'query'>): Promise<RightRules> {
    const rows = await readInForce(client);
    const activations = rows.map(({ activation }) => activation).join();
    if (activations === this.#activations) return this.#rules;
    const rules: Record<RuleKind, CompiledRules> = { ...SHIPPED_RULES };
    for (const { kind, ruleSetId } of rows) {
      if (ruleSetId !== null) rules[kind] = await this.#compile(client, kind, ruleSetId);
    }
    this.#activations = activations;
    this.#rules = rules;
    return rules;
  }

  async #compile(
    client: Pick<pg.ClientBase, 'query'>,
    kind: RuleKind,
    id: number,
  ): Promise<CompiledRules> {
    const known = this.#compiled.get(id);
    if (known !== undefined) return known;
    const rules = await compiledVersion(client, kind, id);
    this.#compiled.set(id, rules);
    return rules;
  }
}

/** A version made ready, whether in force or not; null is the shipped one. */
export async function compiledVersion(
  client: Pick<pg.ClientBase, 'query'>,
  kind: RuleKind,
  id: number | null,
): Promise<CompiledRules> {
  const set = id === null ? RULE_KIND_FACTS[kind].shipped : await findRuleSet(client, id);
  if (set === undefined) throw new Error(`There is no version ${id} of rules.`);
  return compileRules(kind, set);
}

/** Number of the version in force of each kind; null for the shipped one. */
export async function versionsInForce(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<
  Readonly<Record<RuleKind, { readonly id: number | null; readonly activation: number }>>
> {
  const rows = await readInForce(client);
  const of = (kind: RuleKind) => {
    const row = rows.find((one) => one.kind === kind);
    return { id: row?.ruleSetId ?? null, activation: row?.activation ?? 0 };
  };
  const [industry, strategic, theme] = RULE_KINDS.map(of);
  return { industry: industry!, strategic: strategic!, theme: theme! };
}
