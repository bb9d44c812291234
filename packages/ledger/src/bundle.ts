import type { JsonValue } from './json.ts';

/**
 * Everything that is needed to check one chain without asking anybody: a JSON file that a holder
 * keeps. Hashes are hexadecimal, paths base64.
 */
export interface ProofBundle {
  readonly format: 'ledger-proof';
  readonly version: 1;
  /** Hash function of entries, commitments and tree. */
  readonly hash: string;
  readonly chain: string;
  /** In the order of the chain. */
  readonly entries: readonly BundleEntry[];
  /** Values behind commitments that this holder may see. */
  readonly disclosures: readonly Disclosure[];
  /** The signed checkpoint to which the paths lead; absent while no entry is in the log. */
  readonly checkpoint?: string;
  /** Keys that sign the checkpoint, each with the note that introduced it. */
  readonly keys: readonly PublishedKey[];
}

export interface BundleEntry {
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
  /** Absent when the holder may not see the act; its hash keeps the chain whole. */
  readonly body?: JsonValue;
  /** Absent while the entry waits for the log. */
  readonly inclusion?: { readonly index: number; readonly path: readonly string[] };
}

export interface Disclosure {
  /** 64 hexadecimal digits. */
  readonly commitment: string;
  /** 32 hexadecimal digits. */
  readonly salt: string;
  readonly value: JsonValue;
}

/** A key with the checkpoint in which it first stood, signed by the keys before it. */
export interface PublishedKey {
  /** As `formatKey` writes it. */
  readonly key: string;
  /** The signed note with the line `key …`. */
  readonly introducedBy?: string;
}

/** Most entries that are checked, so that a made-up file cannot keep a browser busy for ever. */
export const MAX_ENTRIES = 100_000;
/** A path of a tree of 2^53 leaves. */
export const MAX_PATH = 53;

/** A file that is not a proof at all; `path` says where. */
export interface NotABundle {
  readonly path: string;
}

type Checked = (value: unknown, path: string) => string | undefined;

const isText: Checked = (value, path) => (typeof value === 'string' ? undefined : path);
const isNumber: Checked = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? undefined : path;
const absentOr =
  (check: Checked): Checked =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);
const isAnything: Checked = () => undefined;

function isObject(fields: Readonly<Record<string, Checked>>): Checked {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return path;
    for (const [name, check] of Object.entries(fields)) {
      const own = Object.hasOwn(value, name);
      const wrong = check(
        own ? (value as Record<string, unknown>)[name] : undefined,
        `${path}/${name}`,
      );
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

function isList(check: Checked, most: number): Checked {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > most) return path;
    for (let index = 0; index < value.length; index += 1) {
      const wrong = check(value[index], `${path}/${index}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

const bundleShape = isObject({
  format: (value, path) => (value === 'ledger-proof' ? undefined : path),
  version: (value, path) => (value === 1 ? undefined : path),
  hash: isText,
  chain: isText,
  entries: isList(
    isObject({
      number: isNumber,
      at: isText,
      previous: isText,
      hash: isText,
      body: isAnything,
      inclusion: absentOr(isObject({ index: isNumber, path: isList(isText, MAX_PATH) })),
    }),
    MAX_ENTRIES,
  ),
  disclosures: isList(
    isObject({
      commitment: isText,
      salt: isText,
      value: (value, path) => (value === undefined ? path : undefined),
    }),
    MAX_ENTRIES * 10,
  ),
  checkpoint: absentOr(isText),
  keys: isList(isObject({ key: isText, introducedBy: absentOr(isText) }), 1000),
});

/** Whether a value that came out of a file has the form of a proof bundle; where it has not, where. */
export function readBundle(
  value: unknown,
): { readonly bundle: ProofBundle } | { readonly refusal: NotABundle } {
  const wrong = bundleShape(value, '');
  return wrong === undefined
    ? { bundle: value as ProofBundle }
    : { refusal: { path: wrong === '' ? '/' : wrong } };
}
