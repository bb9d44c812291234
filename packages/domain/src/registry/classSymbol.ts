import { type IpcSymbol, ipcSortKey, parseIpc } from '@zca/standards';

/**
 * A symbol of the IPC or the CPC in any written form; undefined for a text that is no whole symbol.
 * Section Y, which only the CPC has, is read by the same rules.
 */
export function readClassSymbol(text: string): IpcSymbol | undefined {
  const parsed = parseIpc(text);
  if (parsed.ok) return parsed.value;
  const indexing = parseIpc(text.trim().replace(/^[YyＹｙ]/u, 'A'));
  if (parsed.rule !== 'ipc.sectionY' || !indexing.ok) return undefined;
  const { canonical, subclass } = indexing.value;
  return {
    ...indexing.value,
    section: 'Y',
    subclass: subclass === null ? null : `Y${subclass.slice(1)}`,
    canonical: `Y${canonical.slice(1)}`,
  };
}

/** A text whose order is the order of the classification; a text that is no symbol stays. */
export function classOrder(text: string): string {
  const symbol = readClassSymbol(text);
  return symbol === undefined ? text : ipcSortKey(symbol);
}

/** Greater than every character of a symbol: a beginning followed by it ends all that begins so. */
const END = '~';

/** Least and greatest order of a symbol and of everything written below it. */
export function classSpan(symbol: IpcSymbol): { readonly first: string; readonly last: string } {
  const first = ipcSortKey(symbol);
  if (symbol.mainGroup === null) return { first, last: symbol.canonical + END };
  const group = first.slice(0, 8);
  if (symbol.level === 'mainGroup') return { first, last: group + END };
  return { first, last: group + symbol.subgroup! + END };
}
