import { TextStream } from '../decodeStream.ts';
import { detectFormat } from '../detectFormat.ts';
import { hashStream } from '../hash.ts';
import type { InputEntry } from '../input/openInput.ts';
import { asProblem, type FormatIssue } from '../problem.ts';
import { DocumentParser } from './documentParser.ts';
import { type DocumentListener, DocumentSplitter } from './documentSplitter.ts';
import type { CnipaItem, CnipaOptions } from './model.ts';
import { readDocument } from './readDocument.ts';

const DEFAULT_MAX_DOCUMENT_CHARS = 256 * 1024 * 1024;

/**
 * Reads the patent documents of a CNIPA XML file, of either generation, one document or many (files
 * put one after another, or a list). Streaming: a document's description and claims pass through
 * without being kept. A document that is malformed or cut off is reported with its position and the
 * next one is read. No DTD, external or declared entity is ever used.
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export async function* readCnipaXml(
  entry: InputEntry,
  options: CnipaOptions = {},
): AsyncGenerator<CnipaItem> {
  const file = entry.name;
  if (entry.problem !== undefined) throw entry.problem;
  const hashed = hashStream(entry.open());
  const collector = new DocumentCollector(file, options);
  try {
    const text = new TextStream(hashed.bytes, options.encoding);
    let splitter: DocumentSplitter | undefined;
    for await (const chunk of text) {
      splitter ??= new DocumentSplitter(collector, text.report.bomBytes);
      splitter.push(chunk, text.report.encoding);
      yield* collector.take();
    }
    splitter?.end(text.report.encoding);
    const { wrongCount: count, firstWrongByte: firstByte = 0, encoding } = text.report;
    if (count > 0) {
      const params = { count, firstByte, encoding };
      collector.report('warning', 'encoding-wrong-bytes', params, { byteOffset: firstByte });
    }
    if (collector.begun === 0) {
      const detected = detectFormat(entry);
      const root = 'rootElement' in detected ? detected.rootElement : '?';
      collector.report('error', 'xml-no-documents', { root });
    }
    yield* collector.take();
  } catch (thrown) {
    throw asProblem(thrown, 'input-unreadable', { file });
  }
  const { documents, errors } = collector;
  yield { kind: 'end', file, documents, errors, ...hashed.digest() };
}

/** Gathers what becomes of the documents that the splitter announces. */
class DocumentCollector implements DocumentListener {
  documents = 0;
  errors = 0;
  begun = 0;
  readonly #file: string;
  readonly #maxChars: number;
  #parser: DocumentParser | undefined;
  #items: CnipaItem[] = [];

  constructor(file: string, options: CnipaOptions) {
    this.#file = file;
    this.#maxChars = options.maxDocumentChars ?? DEFAULT_MAX_DOCUMENT_CHARS;
  }

  take(): CnipaItem[] {
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

  begin(byteOffset: number, line: number): void {
    const position = { file: this.#file, documentIndex: this.begun, line, byteOffset };
    this.begun++;
    this.#parser = new DocumentParser(position, this.#maxChars);
  }

  data(text: string, bytes: Uint8Array): void {
    this.#parser?.push(text, bytes);
  }

  end(): void {
    const parser = this.#parser;
    if (parser === undefined) return;
    this.#parser = undefined;
    const parsed = parser.finish();
    const rawSha256 = parser.sha256();
    if (parsed === undefined) {
      this.#refuse(parser.failure, rawSha256);
      return;
    }
    this.documents++;
    const { position, warnings } = parser;
    const document = readDocument(parsed, { position, rawSha256, warnings });
    this.#items.push({ kind: 'document', document });
  }

  truncated(): void {
    const parser = this.#parser;
    if (parser === undefined) return;
    this.#parser = undefined;
    const { position } = parser;
    this.#refuse({ severity: 'error', code: 'xml-truncated', params: {}, position }, undefined);
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
