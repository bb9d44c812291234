import type { FormatIssue, SourcePosition } from '../problem.ts';
import type { CalendarDay } from '../xml/day.ts';
import type { XmlItem } from '../xml/vocabulary.ts';

/**
 * Which CNIPA schema: `business` is `business:PatentDocumentAndRelated` (V2.x, since about 2010),
 * `st36` is `cn-patent-document`, the older one after WIPO ST.36.
 */
export type CnipaGeneration = 'business' | 'st36';

/** A reference to a document or an application, each part as it stands. */
export interface CnipaDocumentId {
  readonly country?: string;
  readonly number?: string;
  readonly kind?: string;
  readonly date?: CalendarDay;
  readonly language?: string;
}

export interface CnipaGazette {
  /** Volume and issue, `37-5002`. */
  readonly number?: string;
  readonly date?: CalendarDay;
}

export interface CnipaPublication extends CnipaDocumentId {
  /** The number in the standardised form, where the file carries both. */
  readonly standardNumber?: string;
  readonly gazette?: CnipaGazette;
}

export interface CnipaApplication {
  readonly country?: string;
  /** As filed, with check digit: `202111286633.X`. */
  readonly number?: string;
  /** 15-digit standardised form: `102021001286633`. */
  readonly standardNumber?: string;
  readonly date?: CalendarDay;
  /** Code (`10` invention, `11` PCT invention, `20` model, `30` design) or text (`发明专利`). */
  readonly type?: string;
}

export interface CnipaPriority {
  readonly sequence: number;
  /** `international`, `national`. */
  readonly kind?: string;
  readonly country?: string;
  readonly number?: string;
  readonly standardNumber?: string;
  readonly date?: CalendarDay;
}

export interface CnipaPct {
  /** INID (86). */
  readonly application?: CnipaDocumentId;
  /** INID (87). */
  readonly publication?: CnipaDocumentId;
  /** INID (85), entry into the national phase. */
  readonly nationalEntryDate?: CalendarDay;
  readonly publicationLanguage?: string;
}

export interface CnipaRelatedDocument {
  /** `division`, `domestic-priority`, `continuation`… in kebab-case. */
  readonly relation: string;
  readonly role?: 'parent' | 'child';
  readonly document: CnipaDocumentId;
}

export interface CnipaText {
  readonly language?: string;
  readonly text: string;
}

export interface CnipaParty {
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

export interface CnipaInventor {
  readonly sequence: number;
  readonly name: string;
  /** True when the inventor asked not to be published. */
  readonly isWithheld: boolean;
}

export interface CnipaAgency {
  readonly name: string;
  /** Five-digit code of the agency. */
  readonly code?: string;
}

export interface CnipaAgent {
  readonly sequence: number;
  readonly name: string;
  readonly agency?: CnipaAgency;
}

export interface CnipaIpc {
  /** `G09G 3/36`. */
  readonly symbol: string;
  /** `2006.01`. */
  readonly version?: string;
  readonly position: 'first' | 'further';
  /** Said by newer files only. */
  readonly value?: 'invention' | 'additional';
}

export interface CnipaLocarno {
  readonly symbol: string;
  readonly edition?: string;
  readonly position: 'first' | 'further';
}

export interface CnipaCitation {
  readonly sequence: number;
  /** Present for a patent document. */
  readonly document?: CnipaDocumentId;
  /** Text of a citation that is no patent document, or of one not taken apart. */
  readonly text?: string;
  /** X, Y, A… */
  readonly category?: string;
  /** Who cited it, as the file says (`examiner`, `applicant`, a phase code). */
  readonly citedBy?: string;
}

export interface CnipaClaims {
  readonly count: number;
  /** Claims whose wording does not begin by referring to another claim. */
  readonly independentCount: number;
  readonly firstText?: string;
}

/** One published document, with nothing left out that a bibliographic record needs. */
export interface CnipaDocument {
  readonly generation: CnipaGeneration;
  /** `V2.2.1`. */
  readonly schemaVersion?: string;
  /** File name that the office gave it. */
  readonly sourceFile?: string;
  readonly producedOn?: CalendarDay;
  /** Status letter of the exchange (`C` created, `A` amended, `D` deleted). */
  readonly exchangeStatus?: string;
  readonly language?: string;
  readonly publication: CnipaPublication;
  readonly application: CnipaApplication;
  /** Grant announcement, where the file names it apart from the publication. */
  readonly grant?: CnipaPublication;
  /** Patent number of a design, where given. */
  readonly patentNumber?: string;
  readonly priorities: readonly CnipaPriority[];
  readonly pct?: CnipaPct;
  readonly relatedDocuments: readonly CnipaRelatedDocument[];
  /** Earlier publications of the same application. */
  readonly earlierPublications: readonly CnipaDocumentId[];
  readonly titles: readonly CnipaText[];
  readonly abstract?: CnipaText;
  /** Brief explanation of a design. */
  readonly designExplanation?: string;
  readonly abstractFigureFile?: string;
  readonly drawingCount: number;
  readonly bioDeposits: readonly { readonly depositary?: string; readonly accession?: string }[];
  readonly claims: CnipaClaims;
  /** Characters of the description without white space; the text itself is not kept. */
  readonly descriptionChars: number;
  readonly applicants: readonly CnipaParty[];
  readonly assignees: readonly CnipaParty[];
  readonly inventors: readonly CnipaInventor[];
  readonly examiners: readonly string[];
  readonly agency?: CnipaAgency;
  readonly agents: readonly CnipaAgent[];
  readonly ipc: readonly CnipaIpc[];
  readonly locarno: readonly CnipaLocarno[];
  readonly citations: readonly CnipaCitation[];
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

export type CnipaItem = XmlItem<CnipaDocument>;
