import { TextStream } from '../decodeStream.ts';
import { detectEncoding } from '../encoding.ts';
import { hashStream } from '../hash.ts';
import type { InputEntry } from '../input/openInput.ts';
import { asProblem, type FormatIssue } from '../problem.ts';
import { DocumentParser } from './documentParser.ts';
import { type DocumentListener, DocumentSplitter } from './documentSplitter.ts';
import { rootElementOf, unreadXml } from './unreadXml.ts';
import type { XmlItem, XmlOptions, XmlVocabulary } from './vocabulary.ts';

const DEFAULT_MAX_DOCUMENT_CHARS = 256 * 1024 * 1024;

/**
 * Reads the documents of an XML file that belong to any of the vocabularies, one document or many
 * (files put one after another, or a list). Streaming: only the document being read is in memory,
 * and of it what its vocabulary keeps. A document that is malformed or cut off is reported with its
 * position and the next one is read. No DTD, external or declared entity is ever used.
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export async function* readXmlDocuments<Document>(
  entry: InputEntry,
  vocabularies: readonly XmlVocabulary<Document>[],
  options: XmlOptions = {},
): AsyncGenerator<XmlItem<Document>> {
  const file = entry.name;
  if (entry.problem !== undefined) throw entry.problem;
  const names = vocabularies.flatMap((vocabulary) => vocabulary.documentElements);
  const hashed = hashStream(entry.open());
  const collector = new DocumentCollector(file, vocabularies, options);
  try {
    const text = new TextStream(hashed.bytes, options.encoding);
    let splitter: DocumentSplitter | undefined;
    for await (const chunk of text) {
      splitter ??= new DocumentSplitter(names, collector, text.report.bomBytes);
      splitter.push(chunk, text.report.encoding);
      yield* collector.take();
    }
    splitter?.end(text.report.encoding);
    const {
      wrongCount: count,
      firstWrongByte: firstByte = 0,
      encoding,
      unknownLabel,
    } = text.report;
    if (unknownLabel !== undefined && options.encoding === undefined) {
      collector.report('warning', 'encoding-unknown', { encoding: unknownLabel, used: encoding });
    }
    if (count > 0) {
      const params = { count, firstByte, encoding };
      collector.report('warning', 'encoding-wrong-bytes', params, { byteOffset: firstByte });
    }
    if (collector.begun === 0) {
      const start = textOfHead(entry.head);
      const root = rootElementOf(start);
      collector.report('error', unreadXml(start) ?? 'xml-no-documents', { root });
    }
    yield* collector.take();
  } catch (thrown) {
    throw asProblem(thrown, 'input-unreadable', { file });
  }
  const { documents, errors } = collector;
  yield { kind: 'end', file, documents, errors, ...hashed.digest() };
}

function textOfHead(head: Uint8Array): string {
  const { encoding, bomBytes } = detectEncoding(head);
  return new TextDecoder(encoding).decode(head.subarray(bomBytes));
}

/** Gathers what becomes of the documents that the splitter announces. */
class DocumentCollector<Document> implements DocumentListener {
  documents = 0;
  errors = 0;
  begun = 0;
  readonly #file: string;
  readonly #maxChars: number;
  readonly #vocabularies: ReadonlyMap<string, XmlVocabulary<Document>>;
  #open:
    | { readonly vocabulary: XmlVocabulary<Document>; readonly parser: DocumentParser }
    | undefined;
  #items: XmlItem<Document>[] = [];

  constructor(file: string, vocabularies: readonly XmlVocabulary<Document>[], options: XmlOptions) {
    this.#file = file;
    this.#maxChars = options.maxDocumentChars ?? DEFAULT_MAX_DOCUMENT_CHARS;
    this.#vocabularies = new Map(
      vocabularies.flatMap((one) => one.documentElements.map((name) => [name, one] as const)),
    );
  }

  take(): XmlItem<Document>[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  report(
    severity: FormatIssue['severity'],
    code: FormatIssue['code'],
    params: FormatIssue['params'],
    place: { byteOffset?: number } = {},
  ): void {
    if (severity === 'error') this.errors++;
    const position = { file: this.#file, ...place };
    this.#items.push({ kind: 'problem', issue: { severity, code, params, position } });
  }

  begin(name: string, byteOffset: number, line: number): void {
    const position = { file: this.#file, documentIndex: this.begun, line, byteOffset };
    this.begun++;
    const vocabulary = this.#vocabularies.get(name);
    if (vocabulary === undefined) return;
    this.#open = { vocabulary, parser: new DocumentParser(vocabulary, position, this.#maxChars) };
  }

  data(text: string, bytes: Uint8Array): void {
    this.#open?.parser.push(text, bytes);
  }

  end(): void {
    if (this.#open === undefined) return;
    const { vocabulary, parser } = this.#open;
    this.#open = undefined;
    const parsed = parser.finish();
    const rawSha256 = parser.sha256();
    if (parsed === undefined) {
      this.#refuse(parser.failure, rawSha256);
      return;
    }
    const { position, warnings } = parser;
    const read = vocabulary.read(parsed, { position, rawSha256, warnings });
    const documents = Array.isArray(read) ? (read as Document[]) : [read as Document];
    if (documents.length === 0) {
      const params = { root: vocabulary.name };
      this.#refuse({ severity: 'error', code: 'xml-no-documents', params, position }, rawSha256);
    }
    for (const document of documents) {
      this.documents++;
      this.#items.push({ kind: 'document', document });
    }
  }

  truncated(): void {
    if (this.#open === undefined) return;
    const { vocabulary, parser } = this.#open;
    this.#open = undefined;
    const params = { format: vocabulary.name };
    const { position } = parser;
    this.#refuse({ severity: 'error', code: 'xml-truncated', params, position }, undefined);
  }

  #refuse(issue: FormatIssue | undefined, rawSha256: string | undefined): void {
    if (issue === undefined) return;
    this.errors++;
    this.#items.push({
      kind: 'problem',
      issue,
      ...(rawSha256 === undefined ? {} : { rawSha256 }),
    });
  }
}
