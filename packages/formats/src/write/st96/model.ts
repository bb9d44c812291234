import type { St27Category } from '@zca/standards';

/**
 * What the ST.96 writer takes: a right as its bibliographic data state it, by structure, so that any
 * caller can hand its own value over. Days are `YYYY-MM-DD`; texts are plain; `\n` parts paragraphs.
 */

export type St96Day = string;

/** A document or application of an office: WIPO ST.3 code, number without it, ST.16 kind code. */
export interface St96Reference {
  readonly country?: string | undefined;
  readonly number: string;
  readonly kind?: string | undefined;
  readonly day?: St96Day | undefined;
}

export interface St96Party {
  readonly name: string;
  /** What the name is of; a neutral element is used where it is not known. */
  readonly nature?: 'person' | 'organization' | undefined;
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
  /** ISO 3166-1 code. */
  readonly country?: string | undefined;
  readonly province?: string | undefined;
  readonly city?: string | undefined;
  readonly district?: string | undefined;
  /** Number of the organisation in its national register, in China the 统一社会信用代码. */
  readonly identifier?: string | undefined;
}

export interface St96Agency {
  /** The firm; absent where agents alone are known. */
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly agents?: readonly string[] | undefined;
}

/** An event of the life of a right, under the name that the caller's register gives it. */
export interface St96Event {
  readonly day: St96Day;
  readonly effectiveDay?: St96Day | undefined;
  readonly code: string;
  /** Z came after V6.0. */
  readonly category: Exclude<St27Category, 'Z'>;
  readonly text?: string | undefined;
}

interface St96Base {
  /** ST.3 code of the office whose right it is. */
  readonly office: string;
  readonly applicants: readonly St96Party[];
  readonly agency?: St96Agency | undefined;
  readonly filingDay?: St96Day | undefined;
  readonly events: readonly St96Event[];
}

/** An invention patent or a utility model, pending or granted. */
export interface St96Patent extends St96Base {
  readonly right: 'patent';
  readonly legalKind: 'Patent for invention' | 'Utility model';
  readonly applicationNumber?: string | undefined;
  readonly isPctNationalPhase?: boolean | undefined;
  /** Set for generated data; written as the status of the document. */
  readonly statusText?: string | undefined;
  /** The publication that the document stands for. */
  readonly publication?: St96Reference | undefined;
  readonly otherPublications: readonly (St96Reference & {
    /** INID 43, 44, or any other. */
    readonly stage: 'unexamined' | 'examined' | 'other';
  })[];
  readonly grantDay?: St96Day | undefined;
  readonly priorities: readonly St96Reference[];
  readonly ipc: readonly {
    /** Compact form, e.g. `H01L29/778`. */
    readonly symbol: string;
    /** `2006.01`. */
    readonly edition?: string | undefined;
    readonly isFirst: boolean;
  }[];
  /** Symbols with subclass, e.g. `14-03`. */
  readonly locarno: readonly string[];
  readonly title: string;
  readonly titleEn?: string | undefined;
  readonly abstract?: string | undefined;
  readonly firstClaim?: string | undefined;
  readonly claimCount?: number | undefined;
  readonly citations: readonly {
    readonly document: St96Reference;
    readonly by?: 'examiner' | 'applicant' | 'unknown' | undefined;
    /** Letters of ST.14, e.g. `X`, `XY`. */
    readonly category?: string | undefined;
  }[];
  readonly owners: readonly St96Party[];
  readonly inventors: readonly string[];
  /** Publications of the other members of the family. */
  readonly family: readonly St96Reference[];
  /** Canonical, `PCT/US2012/024567`. */
  readonly internationalApplication?: string | undefined;
  readonly internationalPublication?: St96Reference | undefined;
  readonly termAdjustmentDays?: number | undefined;
  readonly declassificationDay?: St96Day | undefined;
}

/** A registered design. */
export interface St96Design extends St96Base {
  readonly right: 'design';
  readonly legalKind: 'Design patent';
  readonly applicationNumber?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly grantDay?: St96Day | undefined;
  readonly publications: readonly St96Reference[];
  readonly title: string;
  readonly description?: string | undefined;
  readonly locarno: readonly string[];
  readonly priorities: readonly St96Reference[];
  readonly designers: readonly string[];
}

/** A trademark, applied for or registered. */
export interface St96Trademark extends St96Base {
  readonly right: 'trademark';
  /** Application number. */
  readonly number: string;
  readonly registrationNumber?: string | undefined;
  readonly registrationDay?: St96Day | undefined;
  /** Publication for opposition, before the registration. */
  readonly preliminaryDay?: St96Day | undefined;
  /** Publication of which it is not known whether it preceded the registration. */
  readonly publicationDay?: St96Day | undefined;
  readonly expiryDay?: St96Day | undefined;
  readonly category?: 'Trademark' | 'Collective mark' | 'Certification mark' | undefined;
  readonly feature?: 'Word' | 'Figurative' | 'Combined' | undefined;
  /** Words of the sign; empty for a figurative mark. */
  readonly words: string;
  readonly classes: readonly {
    readonly nice: number;
    /** Similar groups of the office. */
    readonly groups?: readonly string[] | undefined;
    readonly goods?: readonly string[] | undefined;
  }[];
  /** Number of the international registration. */
  readonly madrid?: string | undefined;
  readonly priorities: readonly St96Reference[];
  /** State of the mark in the words of its office. */
  readonly status?:
    | {
        readonly text: string;
        readonly code?: string | undefined;
        readonly day?: St96Day | undefined;
      }
    | undefined;
  /** Entries of the office's history beside the events. */
  readonly history: readonly {
    readonly day: St96Day;
    readonly text: string;
    readonly code?: string | undefined;
  }[];
}

/** A geographical indication. */
export interface St96Indication extends Omit<St96Base, 'events'> {
  readonly right: 'indication';
  readonly number?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly registrationDay?: St96Day | undefined;
  readonly publicationDay?: St96Day | undefined;
  readonly expiryDay?: St96Day | undefined;
  /** Name as protected. */
  readonly title: string;
  readonly names: readonly {
    readonly text: string;
    /** ISO 639-1. */
    readonly language?: string | undefined;
    readonly form: 'original' | 'transliteration' | 'translation';
  }[];
  readonly category?: string | undefined;
  readonly products: readonly string[];
  readonly niceClasses: readonly number[];
  readonly area?: string | undefined;
  readonly specification?: string | undefined;
  /** Number of the announcement. */
  readonly announcement?: string | undefined;
  readonly users: readonly St96Party[];
}

export type St96Right = St96Patent | St96Design | St96Trademark | St96Indication;
