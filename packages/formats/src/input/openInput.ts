import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { asProblem, FormatProblem } from '../problem.ts';
import { type ByteIterable, InputBudget, nameErrors, type Peeked, peek } from './bytes.ts';
import { DEFAULT_INPUT_LIMITS, type InputLimits } from './limits.ts';
import { detectContainer } from './magic.ts';
import { cleanMemberName, isSystemJunk } from './memberName.ts';
import { tarMembers } from './tar.ts';
import { spoolToTemporaryFile } from './temporaryFile.ts';
import { ZipArchive } from './zip.ts';

/** One file of an input, unpacked. */
export interface InputEntry {
  /** Path inside the input, archives joined by '!': `2024/week.zip!CN1.xml`. A label, not a path. */
  readonly name: string;
  /** Bytes, when the container says so. Not to be trusted for allocation. */
  readonly size?: number;
  /** The first bytes (up to 64 KiB), for detection and preview. Empty if `problem` is set. */
  readonly head: Uint8Array;
  /** Why this entry cannot be read, known before opening; `open` throws the same. */
  readonly problem?: FormatProblem;
  /** A real file with exactly these bytes, where there is one. Valid until the next entry. */
  readonly localPath?: string;
  /**
   * The bytes. Members of archives can be opened once, and only until the next entry is asked for;
   * plain files as often as wanted. Reading throws FormatProblem and nothing else.
   */
  readonly open: () => ByteIterable;
}

/** A stream that came without a file, for instance an upload. */
export interface NamedStream {
  readonly name: string;
  readonly stream: ByteIterable;
}

const HEAD_BYTES = 64 * 1024;

interface ByteSource {
  readonly name: string;
  readonly size?: number;
  readonly localPath?: string;
  readonly open: () => ByteIterable;
}

/**
 * Walks a file, a folder or a stream and yields every file in it, unpacking gzip, tar and zip
 * (recognised by their first bytes) down to `maxArchiveDepth`. Folders are walked in the order of
 * code units of the names, archives in their own order; symbolic links inside folders are not
 * followed. Memory stays constant; a zip that is not itself a file on disk is copied to a temporary
 * file while it is read. Entries that cannot be read are yielded with their `problem`.
 *
 * @throws FormatProblem when the input as a whole cannot be read or a limit is passed.
 */
export async function* openInput(
  source: string | NamedStream,
  limits: Partial<InputLimits> = {},
): AsyncGenerator<InputEntry> {
  const budget = new InputBudget({ ...DEFAULT_INPUT_LIMITS, ...limits });
  if (typeof source !== 'string') {
    const name = cleanMemberName(source.name);
    const open = once(nameErrors(source.stream, 'input-unreadable', name), name);
    yield* expand({ name, open }, budget, 0);
    return;
  }
  for await (const file of walk(source, '')) yield* expand(file, budget, 0);
}

/** Bytes of a file in pieces larger than Node's own, which cost readers of text a fifth of their time. */
function readFile(path: string): ByteIterable {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

async function* walk(path: string, label: string): AsyncGenerator<ByteSource> {
  const file = label || basename(path);
  try {
    const info = await stat(path);
    if (info.isDirectory()) {
      const children = await readdir(path, { withFileTypes: true });
      children.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      for (const child of children) {
        if (!child.isDirectory() && !child.isFile()) continue;
        const childLabel = label === '' ? child.name : `${label}/${child.name}`;
        if (isSystemJunk(childLabel)) continue;
        yield* walk(join(path, child.name), childLabel);
      }
    } else {
      const open = (): ByteIterable => nameErrors(readFile(path), 'input-unreadable', file);
      yield { name: file, size: info.size, localPath: path, open };
    }
  } catch (thrown) {
    const missing = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
    throw asProblem(thrown, missing ? 'input-not-found' : 'input-unreadable', { file });
  }
}

async function* expand(
  source: ByteSource,
  budget: InputBudget,
  depth: number,
): AsyncGenerator<InputEntry> {
  const { name: file } = source;
  let peeked: Peeked;
  try {
    peeked = await peek(source.open(), HEAD_BYTES);
  } catch (thrown) {
    const problem = asProblem(thrown, 'input-unreadable', { file });
    if (isWholeInputLimit(problem)) throw problem;
    yield brokenEntry(source, problem, budget);
    return;
  }
  try {
    const container = detectContainer(peeked.head);
    if (container === undefined) {
      yield await leaf(source, peeked, budget);
      return;
    }
    const limit = budget.limits.maxArchiveDepth;
    if (container === 'zip-split') throw new FormatProblem('zip-split', {}, { file });
    if (container !== 'zip' && container !== 'tar' && container !== 'gzip') {
      throw new FormatProblem('archive-unsupported', { format: container }, { file });
    }
    if (container === 'zip') {
      yield* expandZip(source, peeked, budget, depth);
      return;
    }
    if (depth >= limit) throw new FormatProblem('archive-too-deep', { limit }, { file });
    if (container === 'gzip') yield* expandGzip(source, peeked, budget, depth);
    else yield* expandTar(file, peeked.rest(), budget, depth + 1);
  } catch (thrown) {
    if (!(thrown instanceof FormatProblem) || isWholeInputLimit(thrown)) throw thrown;
    yield brokenEntry(source, thrown, budget);
  } finally {
    await peeked.discard();
  }
}

function isWholeInputLimit(problem: FormatProblem): boolean {
  return problem.code === 'archive-too-many-entries' || problem.code === 'archive-too-large';
}

async function leaf(source: ByteSource, peeked: Peeked, budget: InputBudget): Promise<InputEntry> {
  budget.countEntry(source.name);
  const { name, size, localPath } = source;
  const head = peeked.head;
  if (localPath === undefined) {
    return { name, head, ...sized(size), open: once(peeked.rest(), name) };
  }
  await peeked.discard();
  return { name, head, ...sized(size), localPath, open: source.open };
}

function brokenEntry(source: ByteSource, problem: FormatProblem, budget: InputBudget): InputEntry {
  budget.countEntry(source.name);
  const open = (): ByteIterable => failing(problem);
  return { name: source.name, ...sized(source.size), head: new Uint8Array(), problem, open };
}

function failing(problem: FormatProblem): ByteIterable {
  const next = (): Promise<never> => Promise.reject(problem);
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

async function* expandGzip(
  source: ByteSource,
  peeked: Peeked,
  budget: InputBudget,
  depth: number,
): AsyncGenerator<InputEntry> {
  const { name: file } = source;
  const inner = await peek(gunzip(peeked.rest(), file, budget), HEAD_BYTES);
  try {
    // A tar.gz is one archive, not two.
    if (detectContainer(inner.head) === 'tar') {
      yield* expandTar(file, inner.rest(), budget, depth + 1);
      return;
    }
    const name = `${file}!${gunzippedName(file)}`;
    yield* expand({ name, open: () => inner.rest() }, budget, depth + 1);
  } finally {
    await inner.discard();
  }
}

/** Decompresses, counting compressed bytes as they go in so that the ratio is judged on facts. */
async function* gunzip(
  source: ByteIterable,
  file: string,
  budget: InputBudget,
): AsyncGenerator<Uint8Array> {
  let compressedBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      compressedBytes += chunk.length;
      yield chunk;
    }
  }
  const input = Readable.from(counted(), { objectMode: false });
  const output = createGunzip();
  input.on('error', (error) => output.destroy(error));
  input.pipe(output);
  try {
    const named = nameErrors(output, 'archive-damaged', file);
    yield* budget.meter(named, file, () => compressedBytes);
  } finally {
    input.destroy();
    output.destroy();
  }
}

function gunzippedName(file: string): string {
  const last = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1);
  return last.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '') || last;
}

async function* expandTar(
  file: string,
  bytes: ByteIterable,
  budget: InputBudget,
  depth: number,
): AsyncGenerator<InputEntry> {
  for await (const member of tarMembers(bytes, file)) {
    if (isSystemJunk(member.name)) continue;
    const name = `${file}!${member.name}`;
    yield* expand({ name, size: member.size, open: () => member.bytes }, budget, depth);
  }
}

async function* expandZip(
  source: ByteSource,
  peeked: Peeked,
  budget: InputBudget,
  depth: number,
): AsyncGenerator<InputEntry> {
  const { name: file, size } = source;
  const spool =
    source.localPath === undefined ? await spoolToTemporaryFile(peeked.rest()) : undefined;
  const path = source.localPath ?? spool?.path ?? '';
  try {
    if (await isOfficeDocument(path, file, budget)) {
      budget.countEntry(file);
      const open = (): ByteIterable => nameErrors(readFile(path), 'input-unreadable', file);
      yield { name: file, ...sized(size), head: peeked.head, localPath: path, open };
      return;
    }
    const limit = budget.limits.maxArchiveDepth;
    if (depth >= limit) throw new FormatProblem('archive-too-deep', { limit }, { file });
    const zip = await ZipArchive.open(path, file, budget);
    try {
      for await (const member of zip.members()) {
        const name = `${file}!${member.name}`;
        if (isSystemJunk(member.name)) continue;
        yield* expand({ name, size: member.size, open: member.open }, budget, depth + 1);
      }
    } finally {
      zip.close();
    }
  } finally {
    await spool?.remove();
  }
}

/** XLSX, DOCX and their kin are zips to be handed on whole; they begin with a content-type list. */
async function isOfficeDocument(path: string, file: string, budget: InputBudget): Promise<boolean> {
  const zip = await ZipArchive.open(path, file, budget);
  try {
    for await (const member of zip.members()) {
      if (member.name === '[Content_Types].xml') return true;
    }
    return false;
  } finally {
    zip.close();
  }
}

function sized(size: number | undefined): { size?: number } {
  return size === undefined ? {} : { size };
}

function once(bytes: ByteIterable, file: string): () => ByteIterable {
  let opened = false;
  return () => {
    if (opened) return failing(new FormatProblem('entry-consumed', {}, { file }));
    opened = true;
    return bytes;
  };
}
