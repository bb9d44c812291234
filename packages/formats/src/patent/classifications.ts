import { attribute, elements, find, textOf, valueOf, type XmlNode } from '../xml/elementTree.ts';
import type { PatentIpc, PatentLocarno } from './model.ts';

const IPC_TEXT =
  /^([A-HZ])\s*(\d{2})\s*([A-Z])\s*(\d{1,4})\s*\/\s*(\d{2,6})\s*(?:\(\s*(\d{4}\.\d{2})\s*\))?/;
/** WIPO ST.8 behind the symbol: version, level, position, value. */
const ST8_TAIL = /\s(\d{4})(\d{2})\d{2}[AaCcSs ]\s?([FL])?\s?([IN])?/;
/** Ten digits without slash, four of main group and six of subgroup: `H02K0016000000`. */
const PADDED = /^([A-H]\d{2}[A-Z])(\d{4})(\d{6})$/;

/** IPC symbols in order, from `classifications-ipcr` or the older `classification-ipc`. */
export function readIpc(biblio: XmlNode): PatentIpc[] {
  const symbols: PatentIpc[] = [];
  const nodes = elements(find(biblio, 'classificationsipcr'), 'classificationipcr');
  for (const node of nodes)
    addIpc(symbols, node, textOf(find(node, 'text')) || symbolFromParts(node));
  // An older edition stands beside the present one in some files; it says nothing more.
  if (symbols.length > 0) return symbols;
  for (const old of elements(biblio, 'classificationipc')) {
    for (const child of elements(old)) {
      if (/^(?:main|further)classification$|^text$/.test(child.name))
        addIpc(symbols, child, withoutEdition(textOf(child)));
    }
  }
  return symbols;
}

/** DOCDB puts the edition in front and the level behind: `7A 61K 9/16 A`. */
function withoutEdition(text: string): string {
  const match = /^\d([A-H])\s+(\d{2}[A-Z].*)$/.exec(text);
  return match === null ? text : `${match[1]}${match[2]}`;
}

/** Adds the symbol of a text or of the parts of an element, once. */
export function addIpc(symbols: PatentIpc[], node: XmlNode | undefined, text: string): void {
  const padded = PADDED.exec(text);
  const written =
    padded === null ? text : `${padded[1]}${padded[2]}/${(padded[3] ?? '').replace(/0{1,4}$/, '')}`;
  const match = IPC_TEXT.exec(written);
  const symbol =
    match === null
      ? written.replace(/\(.*$/, '').trim()
      : `${match[1]}${match[2]}${match[3]} ${Number(match[4])}/${match[5]}`;
  if (symbol === '' || symbols.some((one) => one.symbol === symbol)) return;
  const tail = match === null ? null : ST8_TAIL.exec(written.slice(match[0].trimEnd().length));
  const version =
    match?.[6] ??
    (tail === null ? undefined : `${tail[1]}.${tail[2]}`) ??
    versionFromDate(valueOf(find(node, 'ipcversiondate')));
  const said = valueOf(find(node, 'symbolposition')) ?? tail?.[3];
  const isFirst = said === undefined ? symbols.length === 0 : said.startsWith('F');
  const value = { I: 'invention', N: 'additional' }[
    valueOf(find(node, 'classificationvalue')) ?? tail?.[4] ?? ''
  ];
  symbols.push({
    symbol,
    ...(version === undefined ? {} : { version }),
    position: isFirst ? 'first' : 'further',
    ...(value === 'invention' || value === 'additional' ? { value } : {}),
  });
}

/** The symbol of a classification that is taken apart into section, class and so on. */
export function symbolFromParts(node: XmlNode): string {
  const part = (name: string): string => textOf(find(node, name));
  const section = part('section');
  if (section === '') return textOf(node);
  const mainClass = part('mainclass') || part('class');
  return `${section}${mainClass}${part('subclass')} ${part('maingroup')}/${part('subgroup')}`;
}

/** `20060101`, `2006-01-01` → `2006.01`. */
function versionFromDate(date: string | undefined): string | undefined {
  const match = /^(\d{4})[.-]?(\d{2})/.exec(date ?? '');
  return match === null ? undefined : `${match[1]}.${match[2]}`;
}

/** CPC symbols in order, the main one first; combination sets repeat them and are passed over. */
export function readCpc(biblio: XmlNode): string[] {
  const list = find(biblio, 'classificationscpc');
  const groups = [...elements(list, 'maincpc'), ...elements(list, 'furthercpc')];
  const nodes = groups.length > 0 ? groups : list === undefined ? [] : [list];
  return compactCpc(
    nodes.flatMap((group) =>
      elements(group, 'classificationcpc').map(
        (node) => textOf(find(node, 'text')) || symbolFromParts(node),
      ),
    ),
  );
}

/** `A61K   9/1652` → `A61K9/1652`, each once. */
export function compactCpc(symbols: readonly string[]): string[] {
  return [...new Set(symbols.map((symbol) => symbol.replace(/\s+/g, '')).filter(Boolean))];
}

/** Locarno classes of a design; the edition stands apart or in brackets: `14-02(13)`. */
export function readLocarno(biblio: XmlNode): PatentLocarno[] {
  const classes: PatentLocarno[] = [];
  const nodes = elements(biblio).flatMap((node) => {
    if (node.name === 'classificationlocarno') return [node];
    return node.name === 'classificationlocarnodetails'
      ? elements(node, 'classificationlocarno')
      : [];
  });
  for (const node of nodes) {
    const edition = valueOf(find(node, 'edition')) ?? attribute(node, 'edition');
    const parts = elements(node).filter((child) =>
      /^(?:main|further)classification$|^locarnoclass$|^text$/.test(child.name),
    );
    const hasClasses = parts.some((child) => child.name !== 'text');
    const used = hasClasses ? parts.filter((child) => child.name !== 'text') : parts;
    const texts = used.length > 0 ? used.map(textOf) : [textOf(node)];
    for (const text of texts.flatMap((joined) => joined.split(/[;；]/))) {
      addLocarno(classes, text, edition);
    }
  }
  return classes;
}

/** Adds the class of a text; USPTO and DPMA write `1402` and `06 - 01` for 14-02 and 06-01. */
export function addLocarno(
  classes: PatentLocarno[],
  text: string,
  edition: string | undefined,
): void {
  const match = /^\s*(.*?)\s*(?:[(（]\s*(\d{1,2})\s*[)）])?\s*$/.exec(text);
  const written = (match?.[1] ?? '').replace(/^(\d{2})\s*-?\s*(\d{2})$/, '$1-$2');
  if (written === '') return;
  const editionHere = match?.[2] ?? edition;
  classes.push({
    symbol: written,
    ...(editionHere === undefined ? {} : { edition: editionHere }),
    position: classes.length === 0 ? 'first' : 'further',
  });
}
