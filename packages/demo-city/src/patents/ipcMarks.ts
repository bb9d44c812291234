import type { Patent } from '@zca/domain/registry';
import type { Draws } from '../base/random.ts';

/** First years of IPC symbols that came in with a revision, longest beginning first. */
const BORN: readonly (readonly [beginning: string, year: number])[] = [
  ['H10D', 2025],
  ['H10F', 2025],
  ['H10H', 2025],
  ['H10K', 2023],
  ['H10N', 2023],
  ['H10B', 2023],
  ['G06V', 2022],
  ['G06F18', 2023],
  ['G06F40', 2020],
  ['G06F16', 2019],
  ['G06F30', 2020],
  ['G06N20', 2019],
  ['H01M50', 2021],
  ['B64U', 2023],
  ['B22F10', 2021],
  ['B60L50', 2019],
  ['B60L53', 2019],
  ['B60L58', 2019],
  ['B29C64', 2017],
  ['B33Y', 2015],
  ['G01S19', 2010],
  ['H02S', 2014],
  ['F24S', 2018],
  ['G16H', 2018],
  ['G16B', 2019],
  ['C01B32', 2017],
  ['H04W', 2009],
];
/** Last years of symbols that a revision replaced. */
const DIED: readonly (readonly [beginning: string, year: number])[] = [
  ['G06K9', 2021],
  ['H01M2/', 2020],
  ['H01L51', 2022],
  ['H01L41', 2022],
  ['H01L27', 2024],
  ['H01L29', 2024],
  ['H01L31', 2024],
  ['H01L33', 2024],
  ['G06F17/30', 2018],
];

/** True when a symbol was in the edition of a year. */
export function isInEdition(symbol: string, year: number): boolean {
  for (const [beginning, first] of BORN) if (symbol.startsWith(beginning)) return year >= first;
  for (const [beginning, last] of DIED) if (symbol.startsWith(beginning)) return year <= last;
  return true;
}

/** The symbols of a patent: one of the topic's main ones first, then up to four others. */
export function ipcMarks(symbols: readonly string[], year: number, draws: Draws): Patent['ipc'] {
  const known = symbols.filter((symbol) => isInEdition(symbol, year));
  const list = known.length > 0 ? known : symbols;
  const first = Math.floor(draws.unit() ** 1.8 * Math.min(4, list.length));
  const marks: Patent['ipc'] = [{ symbol: list[first]!, first: true }];
  const more = Math.min(list.length - 1, Math.floor(draws.unit() ** 1.6 * 5));
  let at = draws.below(list.length);
  for (let i = 0; i < more; i++) {
    if (at === first) at = (at + 1) % list.length;
    marks.push({ symbol: list[at]! });
    at = (at + 1) % list.length;
  }
  return marks;
}
