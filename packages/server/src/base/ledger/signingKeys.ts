import { parseKey, type SignatureId, type SignerKey, signerKey } from '@zca/ledger';
import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  keyFilesOf,
  keysFolder,
  makeKeyFile,
  nextKeyFile,
  readKeyFile,
} from '../secrecy/keyFiles.ts';
import { nodeSignature } from './nodeCrypto.ts';

/** A signing key and the file that holds its private part. */
export interface KeyOnFile {
  readonly file: string;
  readonly key: SignerKey;
}

const seriesOf = (algorithm: SignatureId) => `ledger-${algorithm}`;

/** The name under which an algorithm signs for a log. */
export function keyNameOf(origin: string, algorithm: SignatureId): string {
  return algorithm === 'ed25519' ? origin : `${origin}/${algorithm}`;
}

/**
 * The signing keys of a data folder, oldest first. Throws `StartupProblem` for a file that others can
 * read or that holds no key.
 */
export function readSigningKeys(dataDirectory: string, origin: string): KeyOnFile[] {
  const folder = keysFolder(dataDirectory);
  return (['ed25519', 'sm2'] as const).flatMap((id) =>
    keyFilesOf(folder, seriesOf(id)).map((file) => ({
      file,
      key: signerKey(keyNameOf(origin, id), nodeSignature(id), readKeyFile(folder, file)),
    })),
  );
}

/** Makes a new signing key in a file of its own. */
export function makeSigningKey(
  dataDirectory: string,
  origin: string,
  algorithm: SignatureId,
): KeyOnFile {
  const folder = keysFolder(dataDirectory);
  for (;;) {
    const file = nextKeyFile(folder, seriesOf(algorithm));
    if (!makeKeyFile(folder, file)) continue;
    try {
      const bytes = readKeyFile(folder, file);
      return {
        file,
        key: signerKey(keyNameOf(origin, algorithm), nodeSignature(algorithm), bytes),
      };
    } catch (error) {
      // One in four thousand million runs of 32 bytes is no private key of SM2.
      rmSync(path.join(folder, file), { force: true });
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

/** Removes the file of a key that signs no longer. */
export function destroyKeyFile(dataDirectory: string, file: string): void {
  rmSync(path.join(keysFolder(dataDirectory), file), { force: true });
}

/** The algorithm of a public key as text. */
export function algorithmOf(key: string): SignatureId | undefined {
  return parseKey(key)?.algorithm.id;
}
