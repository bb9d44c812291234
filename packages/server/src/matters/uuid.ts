import { randomBytes } from 'node:crypto';

/** A UUID of version 7 (RFC 9562): it sorts by time, so that rows which are made together lie together. */
export function uuidOfInstant(epochMilliseconds: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(epochMilliseconds, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
