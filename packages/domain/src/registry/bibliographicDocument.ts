/**
 * A published document as a reader of exchange formats gives it: what the registry needs of it, by
 * structure, so that any reader can hand its own value over. Texts are as in the file; days are
 * `YYYY-MM-DD`.
 */
export interface BibliographicDocument {
  readonly sourceFile?: string | undefined;
  /** `D` marks a deletion. */
  readonly exchangeStatus?: string | undefined;
  readonly publication: DocumentReference;
  readonly application: {
    readonly country?: string | undefined;
    readonly number?: string | undefined;
    /** Standardised form: 15 digits of CNIPA, that of DOCDB. */
    readonly standardNumber?: string | undefined;
    readonly date?: string | undefined;
    /** Code (10, 11, 20, 21, 30) or words (发明专利, utility, design). */
    readonly type?: string | undefined;
  };
  readonly grant?: DocumentReference | undefined;
  readonly earlierPublications?: readonly DocumentReference[] | undefined;
  /** Publications of the other applications of the family. */
  readonly family?: readonly DocumentReference[] | undefined;
  readonly termAdjustmentDays?: number | undefined;
  readonly priorities: readonly {
    readonly country?: string | undefined;
    readonly number?: string | undefined;
    readonly standardNumber?: string | undefined;
    readonly date?: string | undefined;
  }[];
  readonly pct?:
    | {
        readonly application?: DocumentReference | undefined;
        readonly publication?: DocumentReference | undefined;
      }
    | undefined;
  readonly titles: readonly DocumentText[];
  /** One a language. */
  readonly abstracts?: readonly DocumentText[] | undefined;
  readonly designExplanation?: string | undefined;
  readonly claims?: { readonly count: number; readonly firstText?: string | undefined } | undefined;
  readonly applicants: readonly DocumentParty[];
  readonly assignees?: readonly DocumentParty[] | undefined;
  readonly inventors: readonly { readonly name: string }[];
  readonly agency?: { readonly name: string; readonly code?: string | undefined } | undefined;
  readonly agents?: readonly { readonly name: string }[] | undefined;
  readonly ipc: readonly {
    readonly symbol: string;
    readonly version?: string | undefined;
    readonly position?: string | undefined;
  }[];
  /** Symbols of the CPC in order. */
  readonly cpc?: readonly string[] | undefined;
  readonly locarno?: readonly { readonly symbol: string }[] | undefined;
  readonly citations?:
    | readonly {
        readonly document?: DocumentReference | undefined;
        readonly category?: string | undefined;
        readonly citedBy?: string | undefined;
      }[]
    | undefined;
  readonly legalStatus?:
    | readonly { readonly date?: string | undefined; readonly text: string }[]
    | undefined;
}

/** A document or application that is named, each part as it stands. */
export interface DocumentReference {
  readonly country?: string | undefined;
  readonly number?: string | undefined;
  readonly kind?: string | undefined;
  readonly date?: string | undefined;
  readonly gazette?: { readonly date?: string | undefined } | undefined;
}

/** A text with its language, when that is said. */
export interface DocumentText {
  readonly language?: string | undefined;
  readonly text: string;
}

/** A party with its address. */
export interface DocumentParty {
  readonly name: string;
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  readonly province?: string | undefined;
  readonly city?: string | undefined;
  readonly county?: string | undefined;
  readonly organizationCode?: string | undefined;
}
