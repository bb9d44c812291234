import { LensError } from './error.ts';
import { xxhash32 } from './segment/hash.ts';
import { Segment } from './segment/segment.ts';
import { SegmentView } from './segmentView.ts';
import { wordsFor } from './structure/bits.ts';
import { encode } from './text/encoding.ts';

/** A snapshot as files to be written. A file of the same name always has the same content. */
export interface Snapshot {
  /** JSON text; to be written last, once the files are safely there. */
  readonly manifest: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Gives the content of a file of a snapshot; undefined when there is none. */
export type ReadFile = (name: string) => Uint8Array | SharedArrayBuffer | undefined;

interface SegmentEntry {
  readonly key: number;
  readonly file: string;
  readonly bytes: number;
  readonly signature: number;
  readonly deleted: { readonly file: string; readonly hash: number } | null;
}

interface Manifest {
  readonly format: 'zca-lens';
  readonly version: 1;
  readonly fingerprint: string;
  readonly generation: number;
  readonly nextKey: number;
  readonly segments: readonly SegmentEntry[];
}

export interface SnapshotState {
  readonly fingerprint: string;
  readonly generation: number;
  readonly nextKey: number;
  readonly segments: readonly SegmentView[];
}

/** Describes a state as files: no bytes are copied, since segments never change. */
export function writeSnapshot(state: SnapshotState): Snapshot {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const segments = state.segments.map(({ key, segment, deleted }): SegmentEntry => {
    const file = `segment-${key}-${hex(segment.signature)}.lens`;
    files.push({ name: file, bytes: new Uint8Array(segment.buffer) });
    const entry = {
      key,
      file,
      bytes: segment.buffer.byteLength,
      signature: segment.signature,
    };
    if (deleted === null) return { ...entry, deleted: null };
    const hash = xxhash32(deleted);
    const deletedFile = `deleted-${key}-${hex(hash)}.lens`;
    files.push({ name: deletedFile, bytes: new Uint8Array(deleted.buffer) });
    return { ...entry, deleted: { file: deletedFile, hash } };
  });
  const manifest: Manifest = {
    format: 'zca-lens',
    version: 1,
    fingerprint: state.fingerprint,
    generation: state.generation,
    nextKey: state.nextKey,
    segments,
  };
  const text = JSON.stringify(manifest);
  return { manifest: JSON.stringify({ manifest, checksum: checksumOf(text) }), files };
}

/**
 * Opens a snapshot. Throws `damaged` with the file and part when something is missing, cut or
 * changed, and `schema-changed` when it was written with other fields.
 */
export function readSnapshot(
  manifestText: string,
  readFile: ReadFile,
  fingerprint: string,
  check: boolean,
): SnapshotState {
  const manifest = readManifest(manifestText);
  if (manifest.fingerprint !== fingerprint) throw new LensError('schema-changed');
  const segments = manifest.segments.map((entry) => {
    const buffer = shared(readFile(entry.file), entry.file);
    if (buffer.byteLength !== entry.bytes) fail(entry.file, 'length');
    const segment = new Segment(buffer, entry.file);
    if (segment.signature !== entry.signature) fail(entry.file, 'signature');
    if (check) segment.check();
    if (entry.deleted === null) return new SegmentView(entry.key, segment, null);
    const bytes = shared(readFile(entry.deleted.file), entry.deleted.file);
    if (bytes.byteLength !== wordsFor(segment.documents) * 4) fail(entry.deleted.file, 'length');
    const deleted = new Uint32Array(bytes);
    if (xxhash32(deleted) !== entry.deleted.hash) fail(entry.deleted.file, 'content');
    return new SegmentView(entry.key, segment, deleted);
  });
  const { generation, nextKey } = manifest;
  return { fingerprint, generation, nextKey, segments };
}

function readManifest(text: string): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return fail('manifest', 'format');
  }
  const { manifest, checksum } = (parsed ?? {}) as { manifest?: Manifest; checksum?: number };
  if (manifest?.format !== 'zca-lens' || manifest.version !== 1) return fail('manifest', 'format');
  if (checksumOf(JSON.stringify(manifest)) !== checksum) return fail('manifest', 'checksum');
  return manifest;
}

function checksumOf(text: string): number {
  const bytes = encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return xxhash32(new Uint32Array(padded.buffer));
}

function shared(
  content: Uint8Array | SharedArrayBuffer | undefined,
  file: string,
): SharedArrayBuffer {
  if (content === undefined) return fail(file, 'missing');
  if (content instanceof SharedArrayBuffer) return content;
  const whole = content.byteOffset === 0 && content.byteLength === content.buffer.byteLength;
  if (whole && content.buffer instanceof SharedArrayBuffer) return content.buffer;
  const buffer = new SharedArrayBuffer(content.byteLength);
  new Uint8Array(buffer).set(content);
  return buffer;
}

function fail(file: string, part: string): never {
  throw new LensError('damaged', { file, part });
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
