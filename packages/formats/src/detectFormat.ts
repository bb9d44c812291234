import { detectEncoding } from './encoding.ts';
import { startsWith } from './input/magic.ts';
import type { InputEntry } from './input/openInput.ts';
import type { ProblemCode } from './messages.ts';
import { INDICATION_FORMATS } from './indication/readIndicationXml.ts';
import { PATENT_FORMATS } from './patent/readPatentXml.ts';
import { findPatentCitation } from './table/gbt7714.ts';
import type { TableFormat } from './table/model.ts';
import { TRADEMARK_FORMATS } from './trademark/readTrademarkXml.ts';
import { rootElementOf, unreadXml } from './xml/unreadXml.ts';

export type DetectedFormat =
  | { readonly kind: 'table'; readonly format: TableFormat }
  /** Patent documents; `name` is that of the format of the first one (`EPO DOCDB`). */
  | { readonly kind: 'patent-xml'; readonly name: string; readonly rootElement: string }
  | { readonly kind: 'trademark-xml'; readonly name: string; readonly rootElement: string }
  | { readonly kind: 'indication-xml'; readonly name: string; readonly rootElement: string }
  /** `problem` where the XML is known and not read. */
  | { readonly kind: 'xml'; readonly rootElement: string; readonly problem?: ProblemCode }
  /** Known and not read, neither XML nor table. */
  | { readonly kind: 'unread'; readonly problem: ProblemCode }
  | { readonly kind: 'empty' }
  | { readonly kind: 'xls' }
  | { readonly kind: 'binary'; readonly format: string };

const BINARY_SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** What an entry holds, from its first bytes; its name is only asked where the bytes leave a doubt. */
export function detectFormat(entry: Pick<InputEntry, 'head' | 'name'>): DetectedFormat {
  const { head, name } = entry;
  if (head.length === 0) return { kind: 'empty' };
  if (startsWith(head, [0x50, 0x4b])) return { kind: 'table', format: 'xlsx' };
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return { kind: 'xls' };
  for (const [format, signature] of BINARY_SIGNATURES) {
    if (startsWith(head, signature)) return { kind: 'binary', format };
  }
  const { encoding, bomBytes } = detectEncoding(head);
  const text = new TextDecoder(encoding).decode(head.subarray(bomBytes));
  if (looksBinary(text)) return { kind: 'binary', format: '?' };
  return detectText(text, name);
}

function detectText(text: string, name: string): DetectedFormat {
  const start = text.trimStart();
  if (start === '') return { kind: 'empty' };
  if (/^<(?:[?!]|[\p{L}_])/u.test(start)) return detectXml(start);
  const problem = unreadText(start);
  if (problem !== undefined) return { kind: 'unread', problem };
  if (start.startsWith('{')) return { kind: 'table', format: detectJson(start, name) };
  const lines = start.split(/\r\n|\n|\r/).slice(0, 200);
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 20);
  const cited = filled.filter((line) => line.includes('[P]') && findPatentCitation(line)).length;
  if (cited > filled.length / 2) return { kind: 'table', format: 'gbt7714' };
  if (/^\[\s*[{\]"]/.test(start)) {
    return { kind: 'table', format: 'json' };
  }
  return { kind: 'table', format: 'csv' };
}

const DOCUMENT_ELEMENTS: ReadonlyMap<string, DetectedXml> = new Map(
  (
    [
      ['patent-xml', PATENT_FORMATS],
      ['trademark-xml', TRADEMARK_FORMATS],
      ['indication-xml', INDICATION_FORMATS],
    ] as const
  ).flatMap(([kind, formats]) =>
    formats.flatMap(({ name, documentElements }) =>
      documentElements.map((element) => [element, { kind, name }] as const),
    ),
  ),
);
interface DetectedXml {
  readonly kind: 'patent-xml' | 'trademark-xml' | 'indication-xml';
  readonly name: string;
}

/**
 * The first document element decides, whatever stands around it. The element of a transaction of
 * trademarks (ST.66) surrounds designs too (ST.86), so that it decides last. In a list the marks may
 * begin late.
 */
function detectXml(start: string): DetectedFormat {
  const rootElement = rootElementOf(start);
  let around: DetectedXml | undefined;
  for (const [, element = ''] of start.matchAll(/<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])/g)) {
    const found = DOCUMENT_ELEMENTS.get(element);
    if (found !== undefined && found.kind !== 'trademark-xml') return { ...found, rootElement };
    around ??= found;
  }
  if (around !== undefined) return { ...around, rootElement };
  if (rootElement.includes('TradeMark')) {
    return { kind: 'trademark-xml', name: 'WIPO ST.66', rootElement };
  }
  if (rootElement.includes('Trademark')) {
    return { kind: 'trademark-xml', name: 'WIPO ST.96', rootElement };
  }
  const problem = unreadXml(start);
  return { kind: 'xml', rootElement, ...(problem === undefined ? {} : { problem }) };
}

const ODP =
  /^\{[\s\S]{0,500}"(?:patentFileWrapperDataBag|statusCodeBag|documentBag|GrantDocumentMetaData|ApplicationConfirmationNumber|IPOfficeName)"\s*:/;

/** JSON and text of the offices that is known and not read. */
function unreadText(start: string): ProblemCode | undefined {
  if (ODP.test(start)) return 'json-uspto-odp';
  const isTagged = start.includes('*** BRS DOCUMENT BOUNDARY ***') || /^PATN\s*\nWKU /m.test(start);
  return isTagged ? 'text-uspto-tagged' : undefined;
}

/** One object a line, or an object laid out over lines? The first line decides, then the second. */
function detectJson(start: string, name: string): 'jsonl' | 'json' {
  const [first = '', second = ''] = start.split(/\r\n|\n|\r/);
  if (isJson(first)) return 'jsonl';
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl';
  // A line longer than what was looked at, or a broken first line before a good second one.
  return first.length === start.length || isJson(second) ? 'jsonl' : 'json';
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (
      code === 0xfffd ||
      code === 0x7f ||
      (code < 0x20 && code !== 9 && code !== 10 && code !== 13)
    ) {
      odd++;
    }
  }
  return odd > sample.length * 0.1;
}
