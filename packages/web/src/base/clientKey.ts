/**
 * A key that makes sending twice harmless. (`crypto.randomUUID` is missing on plain http, which a
 * bureau's own network may use.)
 */
export function newClientKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
