import { z } from 'zod';
import { RULE_STRENGTHS } from './classRules.ts';
import { RULE_KINDS } from './ruleSets.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });
const Label = z.object({ value: z.string(), label: Bilingual });

export const RuleKindSchema = z.enum(RULE_KINDS).meta({ id: 'RuleKind' });
/** A version of a mapping: the shipped one, or one that was uploaded, by its number. */
export const RuleVersionId = z.union([z.literal('shipped'), z.string().regex(/^[1-9]\d{0,8}$/)]);

export const RuleVersion = z
  .object({
    id: RuleVersionId,
    kind: RuleKindSchema,
    version: z.string(),
    rows: z.int(),
    note: z.string(),
    /** Of an uploaded version: the file, by whom and when; null for the shipped one. */
    uploaded: z
      .object({ file: z.string(), by: z.string(), byName: z.string().nullable(), at: z.string() })
      .nullable(),
    inForce: z.boolean(),
  })
  .meta({ id: 'RuleVersion' });
export type RuleVersion = z.infer<typeof RuleVersion>;

/** How many records a change of version gives other labels, and which. */
export const RuleDrift = z
  .object({
    kind: RuleKindSchema,
    from: z.string(),
    to: z.string(),
    /** The day for which it was computed. */
    day: z.string(),
    /** Patents that were looked at, and those whose labels change. */
    patents: z.int(),
    changed: z.int(),
    /** Of industries: patents whose primary industry changes. */
    primaryChanged: z.int().nullable(),
    /** Of strategic industries: inventions that become or cease to be high-value ones. */
    highValue: z.object({ gained: z.int(), lost: z.int() }).nullable(),
    /** Every label with how many patents bear it before and after. */
    labels: z.array(
      Label.extend({ before: z.int(), after: z.int(), gained: z.int(), lost: z.int() }),
    ),
    /** From which labels to which, the most frequent first. */
    moves: z.array(
      z.object({
        from: z.array(Label),
        to: z.array(Label),
        count: z.int(),
        examples: z.array(z.object({ key: z.string(), title: z.string() })),
      }),
    ),
    /** Moves that are too rare to be listed. */
    otherMoves: z.object({ kinds: z.int(), patents: z.int() }),
  })
  .meta({ id: 'RuleDrift' });
export type RuleDrift = z.infer<typeof RuleDrift>;

/** A drift as it is computed: it takes a minute for a million records. */
export const DriftState = z
  .object({
    state: z.enum(['none', 'running', 'done', 'failed']),
    /** Patents looked at so far, and expected. */
    progress: z.object({ done: z.int(), total: z.int() }).nullable(),
    /** Name of the report, which whoever activates the version gives. */
    id: z.string().nullable(),
    report: RuleDrift.nullable(),
  })
  .meta({ id: 'DriftState' });
export type DriftState = z.infer<typeof DriftState>;

export const RuleActivation = z
  .object({
    id: z.string(),
    version: z.string(),
    versionId: RuleVersionId,
    by: z.string(),
    /** Null for who is no person. */
    byName: z.string().nullable(),
    at: z.string(),
    /** The drift that was foreseen. */
    drift: RuleDrift,
  })
  .meta({ id: 'RuleActivation' });
export type RuleActivation = z.infer<typeof RuleActivation>;

/** What became of an activation. */
export const RuleActivated = z
  .object({
    version: z.string(),
    /** Records that the index makes anew: those of the drift and those that changed meanwhile. */
    reindexed: z.int(),
  })
  .meta({ id: 'RuleActivated' });

export const RuleKindView = z
  .object({
    kind: RuleKindSchema,
    label: Bilingual,
    /** Newest first, the shipped one last. */
    versions: z.array(RuleVersion),
    /** Newest first. */
    activations: z.array(RuleActivation.omit({ drift: true }).extend({ changed: z.int() })),
  })
  .meta({ id: 'RuleKindView' });
export type RuleKindView = z.infer<typeof RuleKindView>;

export const RuleList = z.object({ kinds: z.array(RuleKindView) }).meta({ id: 'RuleList' });
export type RuleList = z.infer<typeof RuleList>;

export const RuleRow = z
  .object({
    id: z.string(),
    label: z.string(),
    labelName: Bilingual,
    symbols: z.string(),
    strength: z.enum(RULE_STRENGTHS),
    words: z.string(),
    except: z.string(),
    sharedWith: z.string(),
    reason: z.string(),
    /** Whether the version in force lacks the row or has another of this id; null for that version itself. */
    change: z.enum(['new', 'changed', 'same']).nullable(),
  })
  .meta({ id: 'RuleRow' });
export type RuleRow = z.infer<typeof RuleRow>;

export const RuleVersionDetail = RuleVersion.extend({
  table: z.array(RuleRow),
  /** Rows of the version in force that this one lacks. */
  removed: z.array(RuleRow),
}).meta({ id: 'RuleVersionDetail' });
export type RuleVersionDetail = z.infer<typeof RuleVersionDetail>;

/** What became of an uploaded table: a version, or every fault with its line. */
export const RuleUpload = z
  .object({
    read: z.int(),
    /** Null where a row was refused: nothing was taken then. */
    version: RuleVersion.nullable(),
    unread: z.array(z.string()),
    remarks: z.array(
      z.object({ line: z.int(), severity: z.enum(['refused', 'note']), words: Bilingual }),
    ),
  })
  .meta({ id: 'RuleUpload' });
export type RuleUpload = z.infer<typeof RuleUpload>;
