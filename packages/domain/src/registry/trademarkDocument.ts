import type { DocumentParty } from './bibliographicDocument.ts';

/**
 * A trademark as a reader of exchange formats gives it: what the registry needs of it, by structure.
 * Texts are as in the file; days are `YYYY-MM-DD`.
 */
export interface TrademarkDocument {
  /** ST.3 code of the office that keeps the mark. */
  readonly office?: string | undefined;
  /** `Delete` or `D` marks a deletion. */
  readonly operation?: string | undefined;
  readonly applicationNumber?: string | undefined;
  readonly registrationNumber?: string | undefined;
  /** Number of the international registration (Madrid system). */
  readonly internationalNumber?: string | undefined;
  /** Words of the sign. */
  readonly word?: string | undefined;
  /** What the sign is made of, in words (Word, Figurative, Combined) and as the office's code. */
  readonly feature?: string | undefined;
  readonly featureCode?: string | undefined;
  /** Kinds of mark in words: Trademark, Service mark, Collective mark, Individual. */
  readonly categories: readonly string[];
  readonly classes: readonly {
    /** Nice class: 9, 09, 009. */
    readonly number?: string | undefined;
    readonly goods?: string | undefined;
    /** Classes of the office's own scheme within the Nice class; in China the similar groups. */
    readonly national?: readonly string[] | undefined;
  }[];
  readonly applicants: readonly DocumentParty[];
  /** Who holds the mark, where the document tells holders and applicants apart. */
  readonly holders?: readonly DocumentParty[] | undefined;
  readonly representative?:
    | {
        /** The firm; absent where agents alone are named. */
        readonly name?: string | undefined;
        /** Number of the firm at the office. */
        readonly code?: string | undefined;
        readonly agents?: readonly string[] | undefined;
      }
    | undefined;
  readonly filingDate?: string | undefined;
  readonly publicationDate?: string | undefined;
  readonly registrationDate?: string | undefined;
  readonly expiryDate?: string | undefined;
  readonly priorities: readonly {
    readonly country?: string | undefined;
    readonly number?: string | undefined;
    readonly date?: string | undefined;
  }[];
  readonly status?:
    | {
        readonly code?: string | undefined;
        readonly text?: string | undefined;
        readonly date?: string | undefined;
      }
    | undefined;
  readonly events: readonly TrademarkDocumentEvent[];
}

/** An entry of the office's history of a mark. */
export interface TrademarkDocumentEvent {
  readonly date?: string | undefined;
  /** Code of the office. */
  readonly code?: string | undefined;
  readonly text: string;
  /** What the register adds, e.g. the ground of a cancellation. */
  readonly remark?: string | undefined;
  /** Day from which the entry has effect, where another one is stated. */
  readonly effectiveDate?: string | undefined;
  /** Who holds the mark after a transfer or a change of name. */
  readonly newHolder?: string | undefined;
  readonly formerHolder?: string | undefined;
}
