import { ClassSubject, CompiledRules } from './classRules.ts';
import { INDUSTRY_RULES } from './industries.ts';
import type { Patent } from './model.ts';
import { STRATEGIC_ROWS, STRATEGIC_RULESET } from './strategicRules.ts';
import { THEME_ROWS, THEME_RULESET } from './themeRules.ts';

/** The mappings by which rights are classified; one version of each is in force at a time. */
export interface RightRules {
  readonly industry: CompiledRules;
  readonly strategic: CompiledRules;
  readonly theme: CompiledRules;
}

/** The mappings that come with the platform. */
export const SHIPPED_RULES: RightRules = {
  industry: INDUSTRY_RULES,
  strategic: new CompiledRules({ version: STRATEGIC_RULESET, rows: STRATEGIC_ROWS }, true),
  theme: new CompiledRules({ version: THEME_RULESET, rows: THEME_ROWS }),
};

/** A patent as rules see it: its symbols in their order and its texts. */
export function subjectOf(patent: Patent): ClassSubject {
  return new ClassSubject({
    ipc: patent.ipc.map((mark) => mark.symbol),
    title: patent.title,
    abstract: patent.abstract,
    firstClaim: patent.firstClaim,
  });
}
