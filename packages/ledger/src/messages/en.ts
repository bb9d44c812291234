import type { FindingCode } from '../findings.ts';

/** Findings as sentences; a name in braces is a parameter. */
export const en: Readonly<Record<FindingCode, string>> = {
  'not-json':
    'This file is not JSON and cannot be read (near character {position}). Choose a proof downloaded from the platform.',
  'not-a-proof':
    'This file is not a proof: something is missing or wrong at {path}. Choose a proof downloaded from the platform.',
  'unknown-hash':
    'The proof uses the unknown hash function “{hash}”. Use a newer version of the verifier.',
  'no-entries': 'The proof holds no entry.',
  'entry-altered':
    'Entry {number} does not have the hash that it states: it was altered after it was written.',
  'entry-missing': 'Entries {number} to {to} are missing: they were removed.',
  'entry-doubled': 'Entry {number} is there twice.',
  'entry-out-of-order': 'Entry {number} is not in its place: the order was changed.',
  'entry-foreign': 'Entry {number} belongs to another chain, “{chain}”.',
  'previous-differs':
    'Entry {number} does not follow from the one before it: the one before was replaced.',
  'chain-whole':
    'The {count} entries of the chain “{chain}” follow from each other; none is altered, missing or moved.',
  'entry-withheld':
    'What entry {number} says was not disclosed to you; its hash still keeps the chain whole.',
  'disclosure-wrong':
    'A value in this file does not open a commitment in entry {number}: it is not what was written then.',
  'disclosure-stray':
    '{count} values in this file belong to no commitment of the entries and were not used.',
  'disclosures-right': '{count} personal values open the commitments in the entries.',
  'values-undisclosed':
    '{count} personal values are not disclosed or were lawfully erased; only their commitments stand.',
  'checkpoint-missing':
    'The proof has no checkpoint: its entries are not in the public log yet. Download the proof again later.',
  'checkpoint-malformed': 'The checkpoint cannot be read: its form is wrong.',
  'checkpoint-hash-differs':
    'The checkpoint uses another hash function ({checkpoint}) than the proof ({bundle}).',
  'inclusion-wrong': 'Entry {number} is not in the log that the checkpoint states.',
  'entry-pending': 'Entry {number} is not in the log yet. Download the proof again later.',
  'entries-included':
    'All {count} entries are among the first {size} of the log “{origin}” as of {at}.',
  'key-malformed': 'Public key number {position} cannot be read: its form is wrong.',
  'signature-wrong':
    'The signature of key {keyId} ({name}, {algorithm}) is wrong: the checkpoint was not signed by it.',
  'signature-missing': 'The checkpoint is signed by no key that is known.',
  'signature-right':
    'The checkpoint is signed by key {keyId} ({name}, {algorithm}), and the signature is right.',
  'key-confirmed':
    'The signing key {keyId} is one that you trust, or a successor that it has signed.',
  'key-not-confirmed':
    'Key {keyId} comes from the proof itself and is not confirmed. Compare it with the one that the platform publishes: {key}',
  'key-not-trusted':
    'None of the signing keys is among those that you trust, nor a successor that they have signed.',
  'log-goes-on':
    'The platform’s present log ({size} entries, as of {at}) goes on from the one in this proof; nothing was rewritten.',
  'log-forked':
    'The platform’s present log ({size} entries) does not go on from the one in this proof: the log was rewritten.',
  'log-shorter':
    'The platform’s present log has {size} entries, fewer than the {from} in this proof: the log was cut.',
  'log-foreign': 'The platform’s present checkpoint belongs to another log, “{origin}”.',
};
