import { z } from 'zod';
import { PLACE_LEVELS } from '../places/index.ts';
import { RightStatus } from './api.ts';
import { RULE_STRENGTHS } from './classRules.ts';
import { StandingOverride } from './labelOverrideApi.ts';
import { CalendarDay, Right } from './model.ts';

/** Shapes of the page of one record. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });

export const Provenance = z
  .object({
    version: z.int(),
    knownFrom: z.string(),
    knownTo: z.string().nullable(),
    source: z.object({ file: z.string(), sha256: z.string() }).nullable(),
    position: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
    importRun: z.string().nullable(),
    contentHash: z.string(),
    /** Top-level fields that this version set or changed. */
    fields: z.array(z.string()),
  })
  .meta({ id: 'Provenance' });
export type Provenance = z.infer<typeof Provenance>;

/** A computed statement with the rule that gave it. */
export const Reasoned = z
  .object({
    value: z.string().nullable(),
    rule: Bilingual,
    /** Legal parameters used, with their article and mark. */
    parameters: z.array(
      z.object({ key: z.string(), value: Bilingual, article: z.string(), mark: z.string() }),
    ),
  })
  .meta({ id: 'Reasoned' });

/** A condition of a high-value invention patent judged, with the fact and what it rests on. */
const ConditionJudged = z
  .object({
    condition: z.string(),
    label: Bilingual,
    /** Null where it could not be judged. */
    met: z.boolean().nullable(),
    reason: Bilingual,
    facts: z.array(z.string()),
    ruleVersion: z.string().nullable(),
    mark: z.string(),
    parameters: Reasoned.shape.parameters,
  })
  .meta({ id: 'ConditionJudged' });

export const HighValueCard = z
  .object({
    /** The statistical day. */
    day: CalendarDay,
    isInForce: z.boolean(),
    isHighValue: z.boolean(),
    conditions: z.array(ConditionJudged),
    /** How sure the classes of strategic industries are. */
    note: Bilingual,
  })
  .meta({ id: 'HighValueCard' });

/** A theme that counts for a record; strength and rule are null for one that a person set. */
const ThemeTag = z.object({
  value: z.string(),
  label: Bilingual,
  strength: z.enum(RULE_STRENGTHS).nullable(),
  reason: z.string(),
  ruleId: z.string().nullable(),
});

/** A hard-tech industry that counts for a record. */
const IndustryTag = z.object({
  value: z.string(),
  label: Bilingual,
  /** Share of the record in fractional counts. */
  weight: z.number(),
  score: z.number(),
  primary: z.boolean(),
  /** What the rules that gave it say; null for one that a person set and no rule gives. */
  strength: z.enum(RULE_STRENGTHS).nullable(),
  reason: z.string(),
  ruleIds: z.array(z.string()),
});

export const RightDetail = z
  .object({
    record: Right,
    display: z.object({
      number: z.string(),
      patentNumber: z.string().nullable(),
      type: z.string(),
      typeLabel: Bilingual,
    }),
    status: RightStatus,
    statusReason: Reasoned,
    expiry: Reasoned,
    nextAnnuity: z
      .object({
        year: z.int(),
        dueDay: CalendarDay,
        feeFen: z.int(),
        rule: Bilingual,
        mark: z.string(),
      })
      .nullable(),
    events: z.array(
      z.object({
        day: CalendarDay,
        code: z.string(),
        label: Bilingual,
        category: z.string().nullable(),
        text: z.string().nullable(),
        details: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
    industries: z.array(IndustryTag),
    /** Version of the mapping to industries, also where it gives none. */
    industryRuleset: z.string(),
    /** Themes of the plan that count, with the rules that gave them. */
    themes: z.object({ ruleset: z.string(), tags: z.array(ThemeTag), note: Bilingual }),
    /** Labels that a person corrected, in effect whatever the rules say. */
    overrides: z.array(StandingOverride),
    /** Of granted inventions; null for any other right. */
    highValue: HighValueCard.nullable(),
    /** The holders with where each is placed and why; the map and the counts by area go by it. */
    places: z.array(z.object({ name: z.string(), level: z.enum(PLACE_LEVELS), says: Bilingual })),
    classTitles: z.record(z.string(), z.string()),
    provenance: z.array(Provenance),
    /** Cited and family documents that are records here, by number. */
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'RightDetail' });
export type RightDetail = z.infer<typeof RightDetail>;
