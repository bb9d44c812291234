import { SaxesParser } from 'saxes';
import { TextStream } from '../../decodeStream.ts';
import { type ByteIterable, InputBudget } from '../../input/bytes.ts';
import { DEFAULT_INPUT_LIMITS } from '../../input/limits.ts';
import { ZipArchive } from '../../input/zip.ts';
import { FormatProblem } from '../../problem.ts';
import { type NumberStyle, numberStyle, PLAIN_STYLE } from './cellValue.ts';

/** Shared texts have to be in memory; this bounds them (UTF-16 units). */
const MAX_SHARED_CHARS = 512 * 1024 * 1024;

export interface Worksheet {
  readonly name: string;
  readonly open: () => ByteIterable;
}

export interface Workbook {
  readonly sheets: readonly Worksheet[];
  readonly sharedTexts: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
  readonly close: () => void;
}

type Parts = ReadonlyMap<string, () => ByteIterable>;

/**
 * Opens the parts of an xlsx that every row needs: sheet list, shared texts, number formats
 * (ECMA-376-1, SpreadsheetML). Sheets themselves are streamed later.
 *
 * @throws FormatProblem xlsx-damaged, xlsx-too-large, archive-*
 */
export async function openWorkbook(path: string, file: string): Promise<Workbook> {
  const zip = await ZipArchive.open(path, file, new InputBudget(DEFAULT_INPUT_LIMITS));
  try {
    const parts = new Map<string, () => ByteIterable>();
    for await (const member of zip.members()) parts.set(member.name.toLowerCase(), member.open);
    const workbookPath = await findWorkbookPath(parts, file);
    const { sheets, date1904 } = await readWorkbook(parts, workbookPath, file);
    if (sheets.length === 0)
      throw new FormatProblem('xlsx-damaged', { reason: 'no sheet' }, { file });
    const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
    const sharedTexts = await readSharedTexts(parts.get(`${folder}sharedstrings.xml`), file);
    const styles = await readStyles(parts.get(`${folder}styles.xml`), file);
    return { sheets, sharedTexts, styles, date1904, close: () => zip.close() };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

async function findWorkbookPath(parts: Parts, file: string): Promise<string> {
  let path = 'xl/workbook.xml';
  await parsePart(parts.get('_rels/.rels'), file, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || !attributes['Type']?.endsWith('/officeDocument')) return;
      path = resolvePart('', attributes['Target'] ?? path);
    },
  });
  return path;
}

async function readWorkbook(
  parts: Parts,
  path: string,
  file: string,
): Promise<{ sheets: Worksheet[]; date1904: boolean }> {
  const part = parts.get(path);
  if (part === undefined) throw new FormatProblem('xlsx-damaged', { reason: path }, { file });
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = new Map<string, string>();
  const relations = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`);
  await parsePart(relations, file, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      targets.set(attributes['Id'] ?? '', resolvePart(folder, attributes['Target'] ?? ''));
    },
  });
  const sheets: Worksheet[] = [];
  let date1904 = false;
  await parsePart(part, file, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const open = parts.get(targets.get(id) ?? '');
      // Chart sheets have no cells.
      if (open !== undefined && !targets.get(id)?.includes('chartsheet')) {
        sheets.push({ name: attributes['name'] ?? '', open });
      }
    },
  });
  return { sheets, date1904 };
}

async function readSharedTexts(
  part: (() => ByteIterable) | undefined,
  file: string,
): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inPhonetic = false;
  let chars = 0;
  await parsePart(part, file, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        chars += text.length;
        if (chars > MAX_SHARED_CHARS) {
          throw new FormatProblem('xlsx-too-large', { limit: MAX_SHARED_CHARS }, { file });
        }
        texts.push(unescapeText(text));
      }
    },
  });
  return texts;
}

async function readStyles(
  part: (() => ByteIterable) | undefined,
  file: string,
): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let inCellFormats = false;
  await parsePart(part, file, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) formatIds.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formatIds.map((id) => (id === 0 ? PLAIN_STYLE : numberStyle(id, codes.get(id))));
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376-1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function resolvePart(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/').toLowerCase();
}

export interface PartHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** A parser for one part of the package; local names, no entities, first error thrown. */
export function partParser(file: string, handlers: PartHandlers): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => {
    throw new FormatProblem('xlsx-damaged', { reason: error.message }, { file }, error);
  });
  const { open, text, close } = handlers;
  if (open !== undefined) {
    parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  }
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close !== undefined) parser.on('closetag', (tag) => close(localName(tag.name)));
  return parser;
}

async function parsePart(
  part: (() => ByteIterable) | undefined,
  file: string,
  handlers: PartHandlers,
): Promise<void> {
  if (part === undefined) return;
  const parser = partParser(file, handlers);
  for await (const { text } of new TextStream(part())) parser.write(text);
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
