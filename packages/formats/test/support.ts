import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import type {
  InputEntry,
  RawRow,
  TableEnd,
  TableHeader,
  TableItem,
  TableOptions,
} from '../src/index.ts';
import { openInput, readTable } from '../src/index.ts';

export const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));

/** Collections of real files beside the repository; tests over them are skipped where absent. */
const COLLECTION = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

export function collection(path: string): { path: string; isAbsent: boolean } {
  return { path: COLLECTION + path, isAbsent: !existsSync(COLLECTION + path) };
}

/** Cuts bytes into chunks of the given sizes, over and over. */
export async function* chunked(
  bytes: Uint8Array,
  ...sizes: readonly number[]
): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = Math.max(1, sizes[n % sizes.length] ?? bytes.length);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** An entry over bytes in memory, cut into chunks. */
export function entryOf(
  content: string | Uint8Array,
  name = 'a.csv',
  ...sizes: readonly number[]
): InputEntry {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    head: bytes.subarray(0, 65536),
    open: () => chunked(bytes, ...(sizes.length === 0 ? [65536] : sizes)),
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export interface ReadResult {
  readonly items: TableItem[];
  readonly headers: TableHeader[];
  readonly rows: RawRow[];
  readonly codes: string[];
  readonly end: TableEnd;
}

export async function read(
  content: string | Uint8Array | InputEntry,
  options: TableOptions = {},
  ...sizes: readonly number[]
): Promise<ReadResult> {
  const isEntry = typeof content === 'object' && 'open' in content;
  const entry = isEntry ? content : entryOf(content, 'a.csv', ...sizes);
  const items = await collect(readTable(entry, options));
  return {
    items,
    headers: items.filter((item) => item.kind === 'header'),
    rows: items.filter((item) => item.kind === 'row'),
    codes: items.flatMap((item) => (item.kind === 'problem' ? [item.issue.code] : [])),
    end: items.at(-1) as TableEnd,
  };
}

export async function openAll(
  source: string | Uint8Array,
  name = 'input',
  limits = {},
): Promise<{ name: string; text: string; problem: string | undefined }[]> {
  const input = typeof source === 'string' ? source : { name, stream: chunked(source, 1000) };
  const entries: { name: string; text: string; problem: string | undefined }[] = [];
  for await (const entry of openInput(input, limits)) {
    let text = '';
    let problem: string | undefined;
    try {
      const parts: Uint8Array[] = [];
      for await (const chunk of entry.open()) parts.push(chunk);
      text = Buffer.concat(parts).toString('utf8');
    } catch (thrown) {
      problem = (thrown as { code: string }).code;
    }
    entries.push({ name: entry.name, text, problem });
  }
  return entries;
}

export interface ZipMemberSpec {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array | string;
  readonly flags?: number;
  readonly method?: number;
  /** What the directory claims, when it lies. */
  readonly claimedSize?: number;
}

/** A zip of stored (or already compressed) members, byte for byte as asked. */
export function zipOf(members: readonly ZipMemberSpec[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name as string);
    const data = Buffer.from(member.data as string);
    const size = member.claimedSize ?? data.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(member.flags ?? 0, 6);
    local.writeUInt16LE(member.method ?? 0, 8);
    local.writeUInt32LE(crc32(data), 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    local.copy(central, 6, 4, 30);
    central.writeUInt16LE(20, 4);
    central.writeUInt32LE(offset, 42);
    locals.push(local, name, data);
    centrals.push(central, name);
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
