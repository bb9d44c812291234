import type { Bilingual } from '@zca/query';
import { type ClassRuleSet, CompiledRules } from './classRules.ts';
import type { RightRules } from './classifyRight.ts';
import { INDUSTRY_ROWS, INDUSTRY_RULESET } from './industryRules.ts';
import { INDUSTRIES, INDUSTRY_EXTENSIONS, STRATEGIC_INDUSTRIES, THEMES } from './lists.ts';
import { STRATEGIC_ROWS, STRATEGIC_RULESET } from './strategicRules.ts';
import { THEME_ROWS, THEME_RULESET } from './themeRules.ts';

/** The mappings that an administrator edits, each in versions of which one is in force. */
export const RULE_KINDS = [
  'industry',
  'strategic',
  'theme',
] as const satisfies readonly (keyof RightRules)[];
export type RuleKind = (typeof RULE_KINDS)[number];

/** What a mapping sorts into, and what it is where nobody has edited it. */
interface RuleKindFacts {
  readonly label: Bilingual;
  /** Field of the index that it gives. */
  readonly field: 'industry' | 'strategicIndustry' | 'theme';
  /** Labels that its rows may give. A row of any other would be found by nobody. */
  readonly labels: readonly { readonly value: string; readonly label: Bilingual }[];
  readonly shipped: ClassRuleSet;
  /** Whether rows in older symbols meet what later editions made of them; see `CompiledRules`. */
  readonly withSuccessors: boolean;
}

export const RULE_KIND_FACTS: Readonly<Record<RuleKind, RuleKindFacts>> = {
  industry: {
    label: { zh: '硬科技产业', en: 'Hard-tech industries' },
    field: 'industry',
    labels: [...INDUSTRIES, ...INDUSTRY_EXTENSIONS],
    shipped: { version: INDUSTRY_RULESET, rows: INDUSTRY_ROWS },
    withSuccessors: false,
  },
  strategic: {
    label: { zh: '战略性新兴产业', en: 'Strategic emerging industries' },
    field: 'strategicIndustry',
    labels: STRATEGIC_INDUSTRIES,
    shipped: { version: STRATEGIC_RULESET, rows: STRATEGIC_ROWS },
    withSuccessors: true,
  },
  theme: {
    label: { zh: '规划主题', en: 'Themes of the plan' },
    field: 'theme',
    labels: THEMES,
    shipped: { version: THEME_RULESET, rows: THEME_ROWS },
    withSuccessors: false,
  },
};

/** A version of a mapping made ready for records. */
export function compileRules(kind: RuleKind, set: ClassRuleSet): CompiledRules {
  return new CompiledRules(set, RULE_KIND_FACTS[kind].withSuccessors);
}
