import type { EventCode } from '../law/index.ts';

/**
 * Entries of the histories of other offices that mean an event of the closed list. Every other entry
 * stays in the office's words (`officeHistory`): a mailing or an assignment to an examiner is no
 * legal event, and an entry that may mean two things is not decided here.
 */

/** USPTO prosecution history, by the four characters of the code (event list of TSDR). */
const USPTO: Readonly<Record<string, EventCode>> = {
  PUBO: 'trademarkPreliminary',
  'R.PR': 'trademarkRegistration',
  'R.SR': 'trademarkRegistration',
  ABN1: 'withdrawal',
  ABN0: 'deemedWithdrawal',
  ABN2: 'deemedWithdrawal',
  ABN6: 'deemedWithdrawal',
  ABN7: 'deemedWithdrawal',
  'OP.I': 'opposition',
  'OP.D': 'oppositionEnd',
  'OP.S': 'oppositionEnd',
  'OP.T': 'oppositionEnd',
  'C18.': 'trademarkCancellation',
  'C24.': 'trademarkCancellation',
  'C37.': 'trademarkCancellation',
  'C7..': 'trademarkCancellation',
  'C8..': 'trademarkCancellation',
  'C8.T': 'trademarkCancellation',
  C71T: 'trademarkCancellation',
  CAEX: 'expiry',
  EXRG: 'expiry',
};
const USPTO_RENEWAL = /^(?:REN[1-9]|RNL[1-9])$/;

/** Records of DPMA (`BasicRecordKind`) and events of ST.96 (`MarkEventCategory`), by their words. */
const WORDS: readonly (readonly [RegExp, EventCode])[] = [
  [/^(?:Eintragung|Registration published)$/i, 'trademarkRegistration'],
  [/^Verl(?:ä|ae)ngerung$/i, 'trademarkRenewal'],
  [/^Umschreibung$/i, 'transfer'],
  [/^Berichtigung$/i, 'correction'],
  [/^(?:L(?:ö|oe)schung(?: Inhaber)?|Registration cancelled)$/i, 'trademarkCancellation'],
  [/^Application filed$/i, 'filing'],
  [/^Application published$/i, 'trademarkPreliminary'],
  [/^Application refused$/i, 'rejection'],
  [/^Application withdrawn$/i, 'withdrawal'],
  [/^Opposition pending$/i, 'opposition'],
];

/** The event of the closed list that an entry means; undefined when it means none, or is not known. */
export function officeEventCode(
  office: string,
  code: string | undefined,
  text: string,
): EventCode | undefined {
  if (office === 'US' && code !== undefined) {
    const base = code.slice(0, 4);
    if (USPTO_RENEWAL.test(base)) return 'trademarkRenewal';
    return Object.hasOwn(USPTO, base) ? USPTO[base] : undefined;
  }
  return WORDS.find(([words]) => words.test(text.trim()))?.[1];
}
