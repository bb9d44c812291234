import type { DocumentParty } from './bibliographicDocument.ts';
import type { TrademarkDocument } from './trademarkDocument.ts';

/**
 * A geographical indication as a reader of exchange formats gives it: what the registry needs of it,
 * by structure. Texts are as in the file; days are `YYYY-MM-DD`.
 */
export interface IndicationDocument {
  /** ST.3 code of the office. */
  readonly office?: string | undefined;
  readonly applicationNumber?: string | undefined;
  readonly registrationNumber?: string | undefined;
  /** The first original name is the one by which it is protected. */
  readonly names: readonly {
    readonly text: string;
    readonly language?: string | undefined;
    readonly form: 'original' | 'transliteration' | 'translation';
  }[];
  readonly products: readonly string[];
  readonly classes: readonly string[];
  readonly category?: string | undefined;
  readonly area?: string | undefined;
  readonly specification?: string | undefined;
  readonly applicants: readonly DocumentParty[];
  readonly users: readonly DocumentParty[];
  readonly representative?: TrademarkDocument['representative'];
  /** Number of the publication in the gazette. */
  readonly announcement?: string | undefined;
  readonly filingDate?: string | undefined;
  readonly publicationDate?: string | undefined;
  readonly registrationDate?: string | undefined;
  readonly expiryDate?: string | undefined;
  readonly status?: string | undefined;
}
