import type { FormatIssue, SourcePosition } from '../problem.ts';
import type { XmlItem } from '../xml/vocabulary.ts';

/**
 * The standard that a document follows: `st66` is WIPO ST.66 (`TradeMark` in a transaction), `st96`
 * is ST.96 (`tmk:Trademark`), from its drafts as USPTO published them to V6.0.
 */
export type TrademarkStandard = 'st66' | 'st96';

/** A party as the document states it; texts are tidied, nothing is translated. */
export interface TrademarkParty {
  readonly name: string;
  /** Lines of the address with town and region, without postcode and country. */
  readonly address?: string;
  readonly postcode?: string;
  /** ST.3 code. */
  readonly country?: string;
  /** Parts of the place that are stated apart from the address. */
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
  /** Number of the party in a register, as written. */
  readonly organizationCode?: string;
}

/** Goods or services of one class, as one text. */
export interface TrademarkClass {
  /** As written: `009`, `9`, `A`. */
  readonly number?: string;
  readonly goods?: string;
  /** Classes of the office's own scheme that the file puts into this one. */
  readonly national?: readonly string[];
}

/** Who acts for the holder: the firm with its agents, or agents alone where no firm is named. */
export interface TrademarkRepresentative {
  /** The firm; several are separated by `；`. */
  readonly name?: string;
  /** Number of the firm at the office, as written. */
  readonly code?: string;
  readonly agents?: readonly string[];
}

export interface TrademarkPriority {
  readonly country?: string;
  readonly number?: string;
  readonly date?: string;
}

/** State of the mark as its office puts it. */
export interface TrademarkStatus {
  readonly code?: string;
  readonly text?: string;
  readonly date?: string;
}

/** An entry of the office's history. */
export interface TrademarkEvent {
  readonly date?: string;
  /** Code of the office; of the USPTO the four characters that both standards have. */
  readonly code?: string;
  readonly text: string;
  /** What the register adds, e.g. the ground of a cancellation. */
  readonly remark?: string;
  /** Day from which the entry has effect, where another one is stated. */
  readonly effectiveDate?: string;
  readonly formerHolder?: string;
  readonly newHolder?: string;
}

/**
 * One trademark. Days are `YYYY-MM-DD`, without the time zone that some files append; a day that is
 * none stays as it is written.
 */
export interface TrademarkFileDocument {
  readonly standard: TrademarkStandard;
  readonly position: SourcePosition;
  /** SHA-256 of the bytes of the element that holds the mark, lower-case hex. */
  readonly rawSha256: string;
  readonly warnings: readonly FormatIssue[];
  readonly office?: string;
  /** What is to be done with the record: Insert, Update, Delete. */
  readonly operation?: string;
  readonly applicationNumber?: string;
  readonly registrationNumber?: string;
  readonly internationalNumber?: string;
  readonly word?: string;
  readonly feature?: string;
  readonly featureCode?: string;
  readonly categories: readonly string[];
  readonly classes: readonly TrademarkClass[];
  /** Applicants at filing, where the document tells them from later holders; else all it names. */
  readonly applicants: readonly TrademarkParty[];
  /** The last holders that the document names after the applicants. */
  readonly holders?: readonly TrademarkParty[];
  readonly representative?: TrademarkRepresentative;
  readonly filingDate?: string;
  readonly publicationDate?: string;
  readonly registrationDate?: string;
  readonly expiryDate?: string;
  readonly priorities: readonly TrademarkPriority[];
  readonly status?: TrademarkStatus;
  readonly events: readonly TrademarkEvent[];
}

export type TrademarkItem = XmlItem<TrademarkFileDocument>;
