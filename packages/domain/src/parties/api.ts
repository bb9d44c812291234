import { z } from 'zod';
import { PARTY_KINDS } from './mention.ts';

/** Shapes of the API of parties. All counts are of rights. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });
/** A value of a field with how many rights have it. */
const Share = z.object({ value: z.string(), label: Bilingual, count: z.int() });

/** Public id of a party: sixteen letters and figures. */
export const PartyId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .meta({ id: 'PartyId' });

const PartyRef = z.object({ id: PartyId, name: z.string() });

/** One line of a look-up. */
export const PartyLine = z
  .object({
    id: PartyId,
    kind: z.enum(PARTY_KINDS),
    name: z.string(),
    /** Other writings and merged names, at most five. */
    otherNames: z.array(z.string()),
    /** True when the name asked for is one of the party's in normal form. */
    exact: z.boolean(),
    /** Rights that it holds; null while the index is made. */
    count: z.int().nullable(),
  })
  .meta({ id: 'PartyLine' });
export type PartyLine = z.infer<typeof PartyLine>;

export const PartyList = z
  .object({ rows: z.array(PartyLine), more: z.boolean() })
  .meta({ id: 'PartyList' });
export type PartyList = z.infer<typeof PartyList>;

/** Why two parties were thought the same, or not. */
export const MergeReason = z
  .object({
    code: z.string(),
    /** In bits: 10 makes a thousand times as likely. Negative speaks against. */
    weight: z.number(),
    words: Bilingual,
  })
  .meta({ id: 'MergeReason' });
export type MergeReason = z.infer<typeof MergeReason>;

/** A merge of two parties, or the undoing of one. */
export const PartyActView = z
  .object({
    id: z.int(),
    kind: z.enum(['merge', 'undo']),
    /** The party that was taken into the other, or taken out again. */
    party: PartyRef,
    into: PartyRef,
    at: z.string(),
    /** `platform` or the number of the matter in which people decided. */
    by: z.string(),
    why: z.string(),
    reasons: z.array(MergeReason),
    /** True for a merge that was undone. */
    undone: z.boolean(),
  })
  .meta({ id: 'PartyActView' });
export type PartyActView = z.infer<typeof PartyActView>;

/** Two parties side by side, with what speaks for and against their being one. */
export const PartyComparison = z
  .object({
    first: PartyLine,
    second: PartyLine,
    /** In bits; see `MergeReason`. Null when something excludes it. */
    score: z.number().nullable(),
    /** Why they cannot be one, whatever else speaks for it. */
    veto: Bilingual.nullable(),
    reasons: z.array(MergeReason),
    /** From which score the platform merges by itself, and from which it proposes. */
    mergeAt: z.number(),
    proposeAt: z.number(),
    /** True when they stand for one party already. */
    merged: z.boolean(),
  })
  .meta({ id: 'PartyComparison' });
export type PartyComparison = z.infer<typeof PartyComparison>;

/** What a resolution of all parties did. */
export const ResolutionResult = z
  .object({
    parties: z.int(),
    merged: z.int(),
    proposed: z.int(),
    /** Pairs that wait for a later run, since people are asked of so many at a time only. */
    waiting: z.int(),
    tookMs: z.number(),
  })
  .meta({ id: 'ResolutionResult' });
export type ResolutionResult = z.infer<typeof ResolutionResult>;

/** A comparison of all parties: the one under way, or the last of this process. */
export const ResolutionState = z
  .object({
    state: z.enum(['idle', 'running', 'done', 'stopped', 'failed']),
    startedAt: z.string().nullable(),
    /** Null while it is under way, when it failed, and when it was stopped before anything was merged. */
    result: ResolutionResult.nullable(),
  })
  .meta({ id: 'ResolutionState' });
export type ResolutionState = z.infer<typeof ResolutionState>;

/** Everything about one party. */
export const PartyDetail = z
  .object({
    /** The standing party; another than asked for when that was merged. */
    id: PartyId,
    kind: z.enum(PARTY_KINDS),
    name: z.string(),
    names: z.array(
      z.object({
        name: z.string(),
        /** Rights of which this name holds; null while the index is made. */
        count: z.int().nullable(),
        /** The party to which the writing belongs by its normal form. */
        home: PartyId,
        /** Evidence of a person; null for an organisation. The address itself is not told. */
        evidence: z.enum(['address', 'with', 'right']).nullable(),
        /** The other party of `with`, the key of `right`. */
        evidenceValue: z.string().nullable(),
      }),
    ),
    /** Unified social credit codes that rights state with the names. */
    codes: z.array(z.string()),
    /** The organisation that this unit or branch belongs to, where it is known. */
    parent: PartyRef.nullable(),
    /** Units and branches, at most fifty. */
    units: z.array(PartyRef),
    /** Terms of a search for the rights; null for a person, whom no address says. */
    searchTerms: z.array(z.string()).nullable(),
    /** Null while the index is made. */
    portfolio: z
      .object({
        complete: z.boolean(),
        count: z.int(),
        valid: z.int(),
        /** Rights applied for, whoever holds them. */
        filed: z.int(),
        types: z.array(Share),
        statuses: z.array(Share),
        trend: z.object({
          years: z.array(z.string()),
          types: z.array(z.object({ value: z.string(), label: Bilingual })),
          /** `counts[type][year]`. */
          counts: z.array(z.array(z.int())),
        }),
        /** WIPO's 35 fields of technology. */
        fields: z.array(Share),
        inventors: z.array(Share),
        distinctInventors: z.int(),
        partners: z.array(Share.extend({ id: PartyId.nullable() })),
        distinctPartners: z.int(),
        districts: z.array(Share),
        tookMs: z.number(),
      })
      .nullable(),
    /** The newest two hundred. */
    acts: z.array(PartyActView),
  })
  .meta({ id: 'PartyDetail' });
export type PartyDetail = z.infer<typeof PartyDetail>;
