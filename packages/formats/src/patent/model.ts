import type { FormatIssue, SourcePosition } from '../problem.ts';
import type { CalendarDay } from '../xml/day.ts';
import type { XmlItem } from '../xml/vocabulary.ts';

/** The exchange formats of patent documents that are read. */
export type PatentFormat =
  /** CNIPA `business:PatentDocumentAndRelated` (V2.x, since about 2010). */
  | 'cnipa'
  /** CNIPA `cn-patent-document`, the older one after WIPO ST.36. */
  | 'cnipa-st36'
  /** EPO DOCDB `exch:exchange-document`, also within answers of the OPS. */
  | 'docdb'
  /** EPO `ep-patent-document` (WIPO ST.36 with the INID tags of ST.32). */
  | 'epo-st36'
  /** USPTO Red Book 4.x, `us-patent-grant` and `us-patent-application`. */
  | 'us-redbook-4'
  /** USPTO Red Book 2.x (WIPO ST.32), `PATDOC`: grants of 2001 to 2004. */
  | 'us-redbook-2'
  /** USPTO `patent-application-publication` 1.x: applications of 2001 to 2004. */
  | 'us-pap'
  /** JPO `jp-official-gazette`. */
  | 'jpo'
  /** DPMA `dpma-patent-document`. */
  | 'dpma'
  /** A document of an office after WIPO ST.36 without a format of its own. */
  | 'st36'
  /** WIPO ST.96 `pat:PatentPublication`. */
  | 'st96-patent'
  /** WIPO ST.96 `dgn:DesignApplication`, and its predecessor ST.86. */
  | 'st96-design';

/** A reference to a document or an application, each part as it stands. */
export interface DocumentId {
  readonly country?: string;
  readonly number?: string;
  readonly kind?: string;
  readonly date?: CalendarDay;
  readonly language?: string;
}

export interface PatentGazette {
  /** Volume and issue, `37-5002`. */
  readonly number?: string;
  readonly date?: CalendarDay;
}

export interface PatentPublication extends DocumentId {
  /** The number in the standardised form, where the file carries both. */
  readonly standardNumber?: string;
  readonly gazette?: PatentGazette;
}

export interface PatentApplication {
  readonly country?: string;
  /** As the office writes it; Chinese ones with check digit: `202111286633.X`. */
  readonly number?: string;
  /** Standardised form: 15 digits of CNIPA, `102021001286633`; that of DOCDB, `2022055385`. */
  readonly standardNumber?: string;
  readonly date?: CalendarDay;
  /**
   * CNIPA: a code (`10` invention, `11` PCT invention, `20` model, `30` design) or text
   * (`发明专利`); other offices: their word (`utility`, `design`, `plant`).
   */
  readonly type?: string;
}

export interface PatentPriority {
  readonly sequence: number;
  /** `international`, `national`. */
  readonly kind?: string;
  readonly country?: string;
  readonly number?: string;
  readonly standardNumber?: string;
  readonly date?: CalendarDay;
}

export interface PatentPct {
  /** INID (86). */
  readonly application?: DocumentId;
  /** INID (87). */
  readonly publication?: DocumentId;
  /** INID (85), entry into the national phase. */
  readonly nationalEntryDate?: CalendarDay;
  readonly publicationLanguage?: string;
}

export interface PatentRelatedDocument {
  /** `division`, `domestic-priority`, `continuation`… in kebab-case. */
  readonly relation: string;
  readonly role?: 'parent' | 'child';
  readonly document: DocumentId;
}

export interface PatentText {
  readonly language?: string;
  readonly text: string;
}

export interface PatentParty {
  readonly sequence: number;
  readonly name: string;
  /** The whole address without its leading postcode. */
  readonly address?: string;
  readonly postcode?: string;
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
  /** Organisation code or 统一社会信用代码. */
  readonly organizationCode?: string;
  readonly language?: string;
}

export interface PatentInventor {
  readonly sequence: number;
  readonly name: string;
  /** True when the inventor asked not to be published. */
  readonly isWithheld: boolean;
}

export interface PatentAgency {
  readonly name: string;
  /** Five-digit code of the agency. */
  readonly code?: string;
}

export interface PatentAgent {
  readonly sequence: number;
  readonly name: string;
  readonly agency?: PatentAgency;
}

export interface PatentIpc {
  /** `G09G 3/36`. */
  readonly symbol: string;
  /** `2006.01`. */
  readonly version?: string;
  readonly position: 'first' | 'further';
  /** Said by newer files only. */
  readonly value?: 'invention' | 'additional';
}

export interface PatentLocarno {
  readonly symbol: string;
  readonly edition?: string;
  readonly position: 'first' | 'further';
}

export interface PatentCitation {
  readonly sequence: number;
  /** Present for a patent document. */
  readonly document?: DocumentId;
  /** Text of a citation that is no patent document, or of one not taken apart. */
  readonly text?: string;
  /** X, Y, A… */
  readonly category?: string;
  /** Who cited it, as the file says (`examiner`, `applicant`, a phase code). */
  readonly citedBy?: string;
}

export interface PatentClaims {
  readonly count: number;
  /** Claims whose wording does not begin by referring to another claim. */
  readonly independentCount: number;
  readonly firstText?: string;
}

/** One published document, with nothing left out that a bibliographic record needs. */
export interface PatentDocument {
  readonly format: PatentFormat;
  /** Version of schema or DTD as the file states it: `V2.2.1`, `v4.5 2014-04-03`. */
  readonly schemaVersion?: string;
  /** File name that the office gave it. */
  readonly sourceFile?: string;
  readonly producedOn?: CalendarDay;
  /** Status letter of the exchange (`C` created, `A` amended, `D` deleted). */
  readonly exchangeStatus?: string;
  readonly language?: string;
  readonly publication: PatentPublication;
  readonly application: PatentApplication;
  /** Grant announcement, where the file names it apart from the publication. */
  readonly grant?: PatentPublication;
  /** Patent number of a design, where given. */
  readonly patentNumber?: string;
  readonly priorities: readonly PatentPriority[];
  readonly pct?: PatentPct;
  readonly relatedDocuments: readonly PatentRelatedDocument[];
  /** Number of the simple family in DOCDB. */
  readonly familyId?: string;
  /** Publications of the other applications of the family. */
  readonly family: readonly DocumentId[];
  /** Days by which an office has extended the term of this patent. */
  readonly termAdjustmentDays?: number;
  /** Earlier publications of the same application. */
  readonly earlierPublications: readonly DocumentId[];
  readonly titles: readonly PatentText[];
  /** One a language, the office's own before others. */
  readonly abstracts: readonly PatentText[];
  /** Brief explanation of a design. */
  readonly designExplanation?: string;
  readonly abstractFigureFile?: string;
  readonly drawingCount: number;
  readonly bioDeposits: readonly { readonly depositary?: string; readonly accession?: string }[];
  readonly claims: PatentClaims;
  /** Characters of the description without white space; the text itself is not kept. */
  readonly descriptionChars: number;
  readonly applicants: readonly PatentParty[];
  readonly assignees: readonly PatentParty[];
  readonly inventors: readonly PatentInventor[];
  readonly examiners: readonly string[];
  readonly agency?: PatentAgency;
  readonly agents: readonly PatentAgent[];
  readonly ipc: readonly PatentIpc[];
  /** Symbols of the CPC in order, compact: `H01L24/28`. */
  readonly cpc: readonly string[];
  readonly locarno: readonly PatentLocarno[];
  readonly citations: readonly PatentCitation[];
  /** Legal-status notes, where the file carries any. */
  readonly legalStatus: readonly {
    readonly code?: string;
    readonly date?: CalendarDay;
    readonly text: string;
  }[];
  /** SHA-256 of the bytes of the document's element, from `<` to `>`, lower-case hex. */
  readonly rawSha256: string;
  readonly position: SourcePosition;
  readonly warnings: readonly FormatIssue[];
}

export type PatentItem = XmlItem<PatentDocument>;
