export type Container =
  | 'gzip'
  | 'zip'
  | 'zip-split'
  | 'tar'
  | 'rar'
  | '7z'
  | 'xz'
  | 'bzip2'
  | 'zstd';

const SIGNATURES: readonly (readonly [Container, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['zip-split', [0x50, 0x4b, 0x07, 0x08]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** Which container the first bytes belong to (512 are enough), or undefined. Names play no part. */
export function detectContainer(head: Uint8Array): Container | undefined {
  for (const [container, signature] of SIGNATURES) {
    if (!startsWith(head, signature)) continue;
    // "BZh" is also plain text; the block size digit and the block magic settle it.
    if (container === 'bzip2' && !startsWith(head.subarray(4), [0x31, 0x41, 0x59, 0x26])) continue;
    return container;
  }
  return isTarHeader(head) ? 'tar' : undefined;
}

export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);
}

/** A tar header carries the sum of its own bytes, its checksum field read as spaces (POSIX ustar). */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < 512 || head[0] === 0) return false;
  const field = String.fromCharCode(...head.subarray(148, 156))
    .replace(/[\0 ]+$/g, '')
    .trim();
  if (!/^[0-7]{1,8}$/.test(field)) return false;
  let sum = 0;
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 0x20 : (head[i] ?? 0);
  return sum === Number.parseInt(field, 8);
}
