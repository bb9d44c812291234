import type { FormatIssue, SourcePosition } from '../problem.ts';
import type { TrademarkParty, TrademarkRepresentative } from '../trademark/model.ts';
import type { XmlItem } from '../xml/vocabulary.ts';

/** A name of a geographical indication; `original` is a name as protected. */
export interface IndicationName {
  readonly text: string;
  readonly language?: string;
  readonly form: 'original' | 'transliteration' | 'translation';
}

/** One application for a geographical indication, ST.96. Days are `YYYY-MM-DD`. */
export interface IndicationFileDocument {
  readonly position: SourcePosition;
  /** SHA-256 of the bytes of the application's element, lower-case hex. */
  readonly rawSha256: string;
  readonly warnings: readonly FormatIssue[];
  /** ST.3 code of the office. */
  readonly office?: string;
  readonly applicationNumber?: string;
  readonly registrationNumber?: string;
  /** In the order of the document. */
  readonly names: readonly IndicationName[];
  /** Kinds of product and goods in words. */
  readonly products: readonly string[];
  /** Nice classes as written. */
  readonly classes: readonly string[];
  /** Geographical Indication, Protected Designation of Origin, … */
  readonly category?: string;
  readonly area?: string;
  /** The texts that describe product, making and link with the origin, a paragraph each. */
  readonly specification?: string;
  readonly applicants: readonly TrademarkParty[];
  readonly users: readonly TrademarkParty[];
  readonly representative?: TrademarkRepresentative;
  /** Number of the publication in the gazette. */
  readonly announcement?: string;
  readonly filingDate?: string;
  readonly publicationDate?: string;
  readonly registrationDate?: string;
  readonly expiryDate?: string;
  /** Filing, Published, Registered or Ended. */
  readonly status?: string;
}

export type IndicationItem = XmlItem<IndicationFileDocument>;
