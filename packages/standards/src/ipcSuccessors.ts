import type { IpcSymbol } from './ipc.ts';

/** A revision of the IPC that moved a part of the scheme and so breaks time series. */
export interface IpcSuccession {
  /** Subclass and main group as printed (H01L27, G06K9), or with the part that moved in `note`. */
  readonly from: string;
  /** Subclasses or main groups where the matter is now. */
  readonly to: readonly string[];
  /** First edition with the new places, 'YYYY.MM'. */
  readonly edition: string;
  /** Evidence: S read in a secondary copy, M from specialists' knowledge. */
  readonly mark: 'S' | 'M';
  readonly note: { readonly zh: string; readonly en: string } | null;
}

const PART_ONLY = {
  zh: '仅部分内容移出；各组的去向须查世界知识产权组织修订对照表。',
  en: "Only a part moved; see WIPO's revision concordance for single groups.",
};

/** Known successions, in order of edition. Targets of single groups are not confirmed. */
export const IPC_SUCCESSIONS: readonly IpcSuccession[] = [
  { from: 'H01M2', to: ['H01M50'], edition: '2021.01', mark: 'M', note: null },
  { from: 'G06K9', to: ['G06V'], edition: '2022.01', mark: 'M', note: null },
  { from: 'H01L51', to: ['H10K'], edition: '2023.01', mark: 'M', note: null },
  {
    from: 'H01L27',
    to: ['H10B'],
    edition: '2023.01',
    mark: 'M',
    note: { zh: '存储器部分。', en: 'Memories only.' },
  },
  { from: 'H01L41', to: ['H10N'], edition: '2023.01', mark: 'M', note: null },
  { from: 'H01L43', to: ['H10N'], edition: '2023.01', mark: 'M', note: null },
  { from: 'H01L27', to: ['H10D'], edition: '2025.01', mark: 'S', note: PART_ONLY },
  { from: 'H01L29', to: ['H10D'], edition: '2025.01', mark: 'S', note: PART_ONLY },
  { from: 'H01L31', to: ['H10F'], edition: '2025.01', mark: 'S', note: PART_ONLY },
  { from: 'H01L33', to: ['H10H'], edition: '2025.01', mark: 'S', note: PART_ONLY },
  { from: 'H01L21', to: ['H10P', 'H10D', 'H10W'], edition: '2026.01', mark: 'S', note: PART_ONLY },
  { from: 'H01L23', to: ['H10W'], edition: '2026.01', mark: 'S', note: PART_ONLY },
  { from: 'H01L25', to: ['H10W'], edition: '2026.01', mark: 'S', note: PART_ONLY },
];

/**
 * Where the matter of a symbol went in later editions; empty when no revision of the table touches
 * it. Add these places to a query that must be complete over time.
 */
export function ipcSuccessors(symbol: IpcSymbol): readonly IpcSuccession[] {
  if (symbol.mainGroup === null) return [];
  const group = `${symbol.subclass!}${symbol.mainGroup}`;
  return IPC_SUCCESSIONS.filter((succession) => succession.from === group);
}

/** The older places that a symbol's subclass or main group has succeeded. */
export function ipcPredecessors(symbol: IpcSymbol): readonly IpcSuccession[] {
  if (symbol.subclass === null) return [];
  const places = [symbol.subclass];
  if (symbol.mainGroup !== null) places.push(`${symbol.subclass}${symbol.mainGroup}`);
  return IPC_SUCCESSIONS.filter((succession) => succession.to.some((to) => places.includes(to)));
}
