import { z } from 'zod';
import { OVERRIDE_KINDS, OVERRIDE_VERDICTS } from './labelOverride.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });

export const OverrideKindSchema = z.enum(OVERRIDE_KINDS).meta({ id: 'OverrideKind' });
export const OverrideVerdictSchema = z.enum(OVERRIDE_VERDICTS).meta({ id: 'OverrideVerdict' });

/** Somebody of the staff; `name` is null for the platform itself. */
const Who = z.object({ id: z.string(), name: z.string().nullable() });

/** What everybody is told of a correction that stands: not who made it. */
export const StandingOverride = z
  .object({
    id: z.string(),
    kind: OverrideKindSchema,
    value: z.string(),
    label: Bilingual,
    verdict: OverrideVerdictSchema,
    reason: z.string(),
    at: z.string(),
    /** Whether the rules in force give the label by themselves. */
    rulesGive: z.boolean(),
    /** What the rules say of a label that was taken away; empty where they do not give it. */
    ruleReason: z.string(),
  })
  .meta({ id: 'StandingOverride' });
export type StandingOverride = z.infer<typeof StandingOverride>;

/** A correction of a label with all that is known of it, for the staff. */
export const LabelOverrideEntry = z
  .object({
    id: z.string(),
    right: z.object({ key: z.string(), title: z.string() }),
    kind: OverrideKindSchema,
    value: z.string(),
    label: Bilingual,
    verdict: OverrideVerdictSchema,
    reason: z.string(),
    /** The version of the mapping that was in force when it was made. */
    ruleset: z.string(),
    by: Who,
    at: z.string(),
    takenBack: z.object({ reason: z.string(), by: Who, at: z.string() }).nullable(),
  })
  .meta({ id: 'LabelOverrideEntry' });
export type LabelOverrideEntry = z.infer<typeof LabelOverrideEntry>;

/** Every correction of one record, the newest first, and what may be corrected. */
export const LabelOverrides = z
  .object({
    entries: z.array(LabelOverrideEntry),
    /** Labels without a standing correction, and whether the rules give them; none without symbols. */
    choices: z.array(
      z.object({
        kind: OverrideKindSchema,
        value: z.string(),
        label: Bilingual,
        rulesGive: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'LabelOverrides' });
export type LabelOverrides = z.infer<typeof LabelOverrides>;

/** Standing corrections of all records, the newest first. */
export const LabelOverridePage = z
  .object({
    entries: z.array(LabelOverrideEntry),
    total: z.int(),
    cursor: z.string().nullable(),
  })
  .meta({ id: 'LabelOverridePage' });
export type LabelOverridePage = z.infer<typeof LabelOverridePage>;

/** A correction as it is asked for. Its reason is shown to everybody who opens the record. */
export const NewLabelOverride = z
  .object({
    kind: OverrideKindSchema,
    value: z.string().max(40),
    verdict: OverrideVerdictSchema,
    reason: z.string().trim().min(2).max(500),
  })
  .meta({ id: 'NewLabelOverride' });
export type NewLabelOverride = z.infer<typeof NewLabelOverride>;
