import { formatsFor } from '../format.ts';
import type { ProofCatalogue } from './zh.ts';

const { number } = formatsFor('en');

/** Texts of the page that verifies proofs. */
export const en: ProofCatalogue = {
  title: 'Verify a proof',
  lead: 'The proof of a matter records every step. It is verified in your browser alone: nothing is sent or fetched, and no network is needed.',
  choose: 'Choose a proof',
  drop: 'or drop the file here (.json)',
  computing: 'Verifying…',
  unreadable: (name) => `“${name}” cannot be opened. Try another file.`,
  tooLarge: (name) => `“${name}” is larger than 100 MB and no proof.`,
  keys: 'Keys that I trust',
  keysHelp:
    'Public keys from a source other than the platform, one a line; only with them is it certain who signed. May stay empty.',
  keysWrong: (line) => `Line ${number(line)} is no public key and was not used.`,
  verdicts: {
    verified: 'Verified',
    unconfirmed: 'Sound, not yet confirmed',
    refuted: 'Refuted',
  },
  verdictNotes: {
    verified: 'No step was altered, and all are in a log signed by a key that you trust.',
    unconfirmed:
      'Nothing altered was found, but the signer or the log is not confirmed in full; see the notes below.',
    refuted: 'This proof is not what was recorded then and cannot be relied on.',
  },
  recomputed: 'Recomputed in your browser; nothing was fetched from a server.',
  checks: 'What was checked',
  levels: { good: 'holds', note: 'note', fault: 'does not hold' },
  acts: 'Steps',
  actsNote: (count) => `${number(count)} entries, in their order`,
  act: (n) => `Entry ${number(n)}`,
  states: { 'in-log': 'in the log', pending: 'not in the log yet', faulty: 'does not hold' },
  withheld: 'What this step says was not disclosed to you; its hash keeps the chain whole.',
  undisclosed: 'not disclosed, commitment only',
  between: '; ',
  hash: 'hash',
  all: (count) => `Show all ${number(count)}`,
  chain: 'Chain',
  size: 'Entries in the log',
  at: 'Checkpoint of',
  compare: 'Compare with the log as it is now',
  compareLead:
    'This step uses the network: it fetches the keys that the platform publishes and its latest checkpoint, and sees whether the log was rewritten.',
  compareButton: 'Compare online',
  unreachable: 'The platform cannot be reached; the result above stands as it is.',
  keysOfPlatform: (names) => `Keys in force that the platform publishes: ${names}`,
  another: 'Verify another proof',
};
