/** What a check has found; `explainFinding` makes a sentence of it. */
export interface Finding {
  readonly code: FindingCode;
  /** `good` holds, `note` is to be known, `fault` does not hold. */
  readonly level: FindingLevel;
  readonly params: Readonly<Record<string, string | number>>;
}

export type FindingLevel = 'good' | 'note' | 'fault';

/** Every code with its level. */
export const FINDING_LEVELS = {
  'not-json': 'fault',
  'not-a-proof': 'fault',
  'unknown-hash': 'fault',
  'no-entries': 'fault',
  'entry-altered': 'fault',
  'entry-missing': 'fault',
  'entry-doubled': 'fault',
  'entry-out-of-order': 'fault',
  'entry-foreign': 'fault',
  'previous-differs': 'fault',
  'chain-whole': 'good',
  'entry-withheld': 'note',
  'disclosure-wrong': 'fault',
  'disclosure-stray': 'note',
  'disclosures-right': 'good',
  'values-undisclosed': 'note',
  'checkpoint-missing': 'note',
  'checkpoint-malformed': 'fault',
  'checkpoint-hash-differs': 'fault',
  'inclusion-wrong': 'fault',
  'entry-pending': 'note',
  'entries-included': 'good',
  'key-malformed': 'fault',
  'signature-wrong': 'fault',
  'signature-missing': 'fault',
  'signature-right': 'good',
  'key-confirmed': 'good',
  'key-not-confirmed': 'note',
  'key-not-trusted': 'fault',
  'log-goes-on': 'good',
  'log-forked': 'fault',
  'log-shorter': 'fault',
  'log-foreign': 'fault',
} as const satisfies Record<string, FindingLevel>;

export type FindingCode = keyof typeof FINDING_LEVELS;

export function finding(code: FindingCode, params: Finding['params'] = {}): Finding {
  return { code, level: FINDING_LEVELS[code], params };
}
