import type { CnipaIpc, CnipaLocarno } from './model.ts';
import { attribute, elements, find, textOf, valueOf, type XmlNode } from '../xml/elementTree.ts';

const IPC_TEXT =
  /^([A-HZ])\s*(\d{2})\s*([A-Z])\s*(\d{1,4})\s*\/\s*(\d{2,6})\s*(?:\(\s*(\d{4}\.\d{2})\s*\))?/;

/** IPC symbols in order, from `classifications-ipcr` or the older `classification-ipc`. */
export function readIpc(biblio: XmlNode): CnipaIpc[] {
  const symbols: CnipaIpc[] = [];
  const nodes = elements(find(biblio, 'classificationsipcr'), 'classificationipcr');
  for (const node of nodes)
    addIpc(symbols, node, textOf(find(node, 'text')) || symbolFromParts(node));
  for (const old of elements(biblio, 'classificationipc')) {
    for (const child of elements(old)) {
      if (/^(?:main|further)classification$/.test(child.name))
        addIpc(symbols, child, textOf(child));
      else if (child.name === 'text') addIpc(symbols, child, textOf(child));
    }
  }
  return symbols;
}

function addIpc(symbols: CnipaIpc[], node: XmlNode, text: string): void {
  const match = IPC_TEXT.exec(text);
  const symbol =
    match === null
      ? text.replace(/\(.*$/, '').trim()
      : `${match[1]}${match[2]}${match[3]} ${match[4]}/${match[5]}`;
  if (symbol === '') return;
  const version = match?.[6] ?? versionFromDate(valueOf(find(node, 'ipcversiondate')));
  const said = valueOf(find(node, 'symbolposition'));
  const isFirst = said === undefined ? symbols.length === 0 : said.startsWith('F');
  const value = { I: 'invention', N: 'additional' }[
    valueOf(find(node, 'classificationvalue')) ?? ''
  ];
  symbols.push({
    symbol,
    ...(version === undefined ? {} : { version }),
    position: isFirst ? 'first' : 'further',
    ...(value === 'invention' || value === 'additional' ? { value } : {}),
  });
}

function symbolFromParts(node: XmlNode): string {
  const part = (name: string): string => textOf(find(node, name));
  const section = part('section');
  if (section === '') return textOf(node);
  const mainClass = part('mainclass') || part('class');
  return `${section}${mainClass}${part('subclass')} ${part('maingroup')}/${part('subgroup')}`;
}

/** `20060101` → `2006.01`. */
function versionFromDate(date: string | undefined): string | undefined {
  return date !== undefined && /^\d{6,8}$/.test(date)
    ? `${date.slice(0, 4)}.${date.slice(4, 6)}`
    : undefined;
}

/** Locarno classes of a design; the edition stands apart or in brackets: `14-02(13)`. */
export function readLocarno(biblio: XmlNode): CnipaLocarno[] {
  const classes: CnipaLocarno[] = [];
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
      const match = /^\s*(.*?)\s*(?:[(（]\s*(\d{1,2})\s*[)）])?\s*$/.exec(text);
      const symbol = match?.[1] ?? '';
      if (symbol === '') continue;
      const editionHere = match?.[2] ?? edition;
      classes.push({
        symbol,
        ...(editionHere === undefined ? {} : { edition: editionHere }),
        position: classes.length === 0 ? 'first' : 'further',
      });
    }
  }
  return classes;
}
