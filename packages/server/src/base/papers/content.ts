/**
 * What a paper says, as a plain value that can be kept, hashed and printed in any format. Texts are
 * printed as they are; a line break in a paragraph is a line break on paper.
 */
export interface PaperContent {
  /** Language of the fixed words; that of the texts is the writer's. */
  readonly language: 'zh' | 'en';
  /** The office in the red head: 西安市市场监督管理局. */
  readonly office: string;
  /** Told to whoever verifies the paper, as are the office and the number: it names no person. */
  readonly title: string;
  /** To whom it is addressed, without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly PaperBlock[];
}

/** A part of a paper, from top to bottom. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly PaperField[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly PaperColumn[];
      /** As many cells as there are columns. */
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'basis'; readonly articles: readonly PaperArticle[] }
  | {
      readonly kind: 'signature';
      readonly office: string;
      /** Calendar day of the paper, `YYYY-MM-DD`. */
      readonly day: string;
    };

export interface PaperField {
  readonly label: string;
  readonly value: string;
}

export interface PaperColumn {
  readonly title: string;
  /** Share of the width; 1 by default. */
  readonly share?: number;
  readonly align?: 'left' | 'right' | 'center';
}

/** An article on which the paper rests. */
export interface PaperArticle {
  /** 《市场监督管理投诉举报处理办法》. */
  readonly law: string;
  /** 第十四条. */
  readonly article: string;
  /** The wording, where the paper quotes it. */
  readonly text?: string;
}

/** What is settled when a paper is issued, and printed with its content. */
export interface PaperIssue {
  /** 文号. */
  readonly number: string;
  /** Instant of issue; it is the only time that the file bears. */
  readonly issuedAt: string;
  /** Thirteen characters, see `makeVerificationCode`; null for a copy, which nobody can verify. */
  readonly code: string | null;
  /** Where the code can be looked up; null when the platform has no public address. */
  readonly verifyAt: string | null;
  /** True prints on every page that the paper has no legal effect. */
  readonly demonstration: boolean;
}

/** A format in which papers are issued. PDF is one; OFD (GB/T 33190) would be another. */
export interface PaperFormat {
  /** Ending of file names without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /**
   * The file. The same content and issue give the same bytes. Throws what is a defect of the content:
   * a table row with more or fewer cells than columns, a day that is none.
   */
  render(content: PaperContent, issue: PaperIssue): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Puts an electronic seal on a file. The platform comes without one: a seal that counts in law is the
 * operator's, made by a certified service (GB/T 38540; 电子签名法 Art. 13 and 14). An implementation
 * sends the bytes to that service and gives back the sealed file, which is what is kept and hashed. It
 * may be called again for the same paper when the process ended before the result was kept.
 */
export interface Seal {
  readonly id: string;
  apply(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** Leaves the file as it is. */
export const NO_SEAL: Seal = { id: 'none', apply: async (bytes) => bytes };
