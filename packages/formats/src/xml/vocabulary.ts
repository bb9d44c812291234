import type { TextEncoding } from '../encoding.ts';
import type { FormatIssue, SourcePosition } from '../problem.ts';
import type { XmlNode } from './elementTree.ts';

/**
 * An exchange format as the reader of documents needs to know it. A new format is one such value:
 * the names of its document elements and a pure function from the tree of one to its value.
 */
export interface XmlVocabulary<Document> {
  /** What people call the format, the same in every language: `EPO DOCDB`. */
  readonly name: string;
  /** Local names of the elements that are one document each; none occurs within another. */
  readonly documentElements: readonly string[];
  /** Name of an element or attribute in the tree, from the name in the file (see `nameFolder`). */
  readonly canonicalName: (name: string) => string;
  /**
   * Parts that are passed through without being kept, by canonical name, and what is counted of
   * them. Only the upper three levels of a document are asked: deeper down the same names mean
   * other things.
   */
  readonly passedParts: Readonly<Record<string, PassedPart>>;
  /** Elements of which `read` asks nothing, by canonical name, wherever they stand: never kept. */
  readonly unread?: ReadonlySet<string>;
  /**
   * The value of one document, or a list where one element holds several (the designs of an
   * application); an empty list is reported. Total: what it cannot read becomes a warning.
   */
  readonly read: (parsed: ParsedDocument, origin: DocumentOrigin) => Document | readonly Document[];
}

/**
 * `text` counts characters without white space, `claims` gathers the claims' beginnings, `figures`
 * counts elements called figure, `nothing` counts nothing.
 */
export type PassedPart = 'text' | 'claims' | 'figures' | 'nothing';

/** What one document element holds: a tree of what is kept, and counts of the rest. */
export interface ParsedDocument {
  readonly root: XmlNode;
  readonly claims: readonly ClaimHead[];
  readonly firstClaimText: string;
  /** Characters of the parts passed as `text`, without white space. */
  readonly descriptionChars: number;
  readonly drawingCount: number;
}

/** The first words of a claim, enough to see whether it depends on another. */
export interface ClaimHead {
  readonly text: string;
}

/** Where a document comes from and what was noticed while it was parsed. */
export interface DocumentOrigin {
  readonly position: SourcePosition;
  /** SHA-256 of the bytes of the document's element, from `<` to `>`, lower-case hex. */
  readonly rawSha256: string;
  readonly warnings: readonly FormatIssue[];
}

export interface XmlDocumentItem<Document> {
  readonly kind: 'document';
  readonly document: Document;
}

/** A document that could not be taken, or a warning about the file. */
export interface XmlProblem {
  readonly kind: 'problem';
  readonly issue: FormatIssue;
  /** Hash of the bytes of the refused document, where it has an end. */
  readonly rawSha256?: string;
}

export interface XmlEnd {
  readonly kind: 'end';
  readonly file: string;
  readonly documents: number;
  readonly errors: number;
  /** SHA-256 of the entry's bytes. */
  readonly sha256: string;
  readonly byteCount: number;
}

export type XmlItem<Document> = XmlDocumentItem<Document> | XmlProblem | XmlEnd;

export interface XmlOptions {
  readonly encoding?: TextEncoding;
  /** Longest single document in UTF-16 units, default 256 Mi (sequence listings are long). */
  readonly maxDocumentChars?: number;
}
