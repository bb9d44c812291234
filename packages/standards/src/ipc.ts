import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** Depth of a symbol in the International Patent Classification. */
export type IpcLevel = 'section' | 'class' | 'subclass' | 'mainGroup' | 'subgroup';

/** A symbol of the International Patent Classification. */
export interface IpcSymbol {
  readonly level: IpcLevel;
  /** A..H */
  readonly section: string;
  /** Two digits, or null at section level. */
  readonly classNumber: string | null;
  /** Four characters (H01M), or null above subclass level. */
  readonly subclass: string | null;
  /** 1..9999, or null above group level. */
  readonly mainGroup: number | null;
  /** Two to six digits, '00' for the main group itself; null above group level. */
  readonly subgroup: string | null;
  /** Without blanks: H01M10/0525, H01M, H01, H. The key of the platform. */
  readonly canonical: string;
  /** Edition printed beside the symbol, 'YYYY.MM', when there was one. */
  readonly edition: string | null;
}

const EDITION = /[([]\s*(\d{4})[.-]?(\d{2})\s*[)\]]\s*[A-Z]{0,3}$/;
const SYMBOL = /^([A-H])(?:(\d{2})(?:([A-Z])(?:0*(\d{1,4})(?:\/(\d{2,6}))?)?)?)?$/;
const ZERO_FILLED = /^([A-H]\d{2}[A-Z])(\d{4})(\d{6})$/;

/**
 * Reads an IPC symbol in any written form: H01M 10/0525, H01M10/0525, `H01M  10/0525` (ST.8),
 * H01M0010052500 (zero-filled), H01M10/0525(2010.01)I, and the levels above (H, H01, H01M). A bare
 * main group (B60L8) means B60L8/00. Section Y exists only in the CPC and is refused.
 * Whether the symbol exists in an edition is not checked: that needs the imported scheme.
 * Source: Guide to the IPC; WIPO ST.8.
 */
export function parseIpc(text: string): Parsed<IpcSymbol> {
  const written = normaliseNumberText(text);
  const edition = EDITION.exec(written);
  const body = (edition ? written.slice(0, edition.index) : written).replace(/\s/g, '');
  if (body === '') return fail('ipc.empty');
  if (body.startsWith('Y')) return fail('ipc.sectionY', { text });
  if (!/^[A-H]/.test(body)) return fail('ipc.section', { text });
  const filled = ZERO_FILLED.exec(body);
  const match = filled
    ? SYMBOL.exec(
        `${filled[1]!}${Number(filled[2])}/${filled[3]!.replace(/0+$/, '').padEnd(2, '0')}`,
      )
    : SYMBOL.exec(body);
  if (!match) return fail('ipc.form', { text });
  const [, section, classNumber, letter, group, subgroupText] = match;
  if (classNumber === '00' || (group !== undefined && Number(group) === 0)) {
    return fail('ipc.form', { text });
  }
  const subclass = letter === undefined ? null : `${section!}${classNumber!}${letter}`;
  const mainGroup = group === undefined ? null : Number(group);
  const subgroup = mainGroup === null ? null : (subgroupText ?? '00');
  return succeed({
    level: levelOf(classNumber, subclass, subgroup),
    section: section!,
    classNumber: classNumber ?? null,
    subclass,
    mainGroup,
    subgroup,
    canonical:
      mainGroup === null
        ? (subclass ?? `${section!}${classNumber ?? ''}`)
        : `${subclass!}${mainGroup}/${subgroup!}`,
    edition: edition ? `${edition[1]!}.${edition[2]!}` : null,
  });
}

function levelOf(
  classNumber: string | undefined,
  subclass: string | null,
  subgroup: string | null,
): IpcLevel {
  if (subgroup !== null) return subgroup === '00' ? 'mainGroup' : 'subgroup';
  if (subclass !== null) return 'subclass';
  return classNumber === undefined ? 'section' : 'class';
}

/** How a symbol is written: see `formatIpc`. */
export type IpcStyle = 'display' | 'compact' | 'st8' | 'zeroFilled';

/**
 * Writes a symbol: `display` H01M 10/0525, `compact` H01M10/0525, `st8` with the main group padded
 * to four (`H01M  10/0525`), `zeroFilled` H01M0010052500. Above group level all forms are equal.
 */
export function formatIpc(symbol: IpcSymbol, style: IpcStyle = 'display'): string {
  if (symbol.mainGroup === null) return symbol.canonical;
  const group = String(symbol.mainGroup);
  switch (style) {
    case 'compact':
      return symbol.canonical;
    case 'st8':
      return `${symbol.subclass!}${group.padStart(4, ' ')}/${symbol.subgroup!}`;
    case 'zeroFilled':
      return ipcSortKey(symbol);
    default:
      return `${symbol.subclass!} ${group}/${symbol.subgroup!}`;
  }
}

/** A string whose order is the order of the classification: the zero-filled 14 characters. */
export function ipcSortKey(symbol: IpcSymbol): string {
  if (symbol.mainGroup === null) return symbol.canonical;
  const group = String(symbol.mainGroup).padStart(4, '0');
  return `${symbol.subclass!}${group}${symbol.subgroup!.padEnd(6, '0')}`;
}

/**
 * The symbol and those above it, from section to itself: H, H01, H01M, H01M10/00, H01M10/0525.
 * Subgroups between main group and symbol (the dots) are known only from the imported scheme.
 */
export function ipcAncestors(symbol: IpcSymbol): readonly string[] {
  const path = [symbol.section];
  if (symbol.classNumber !== null) path.push(`${symbol.section}${symbol.classNumber}`);
  if (symbol.subclass !== null) path.push(symbol.subclass);
  if (symbol.mainGroup !== null) path.push(`${symbol.subclass!}${symbol.mainGroup}/00`);
  if (symbol.level === 'subgroup') path.push(symbol.canonical);
  return path;
}
