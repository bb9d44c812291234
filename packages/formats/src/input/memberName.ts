import { Buffer, isUtf8 } from 'node:buffer';

/**
 * Name of an archive member from its bytes: UTF-8 when valid (or flagged), else GB18030, which is
 * what zip tools on Chinese Windows write without saying so. The name is a label, never a path on
 * disk: separators are unified and `.`, `..`, drive letters and control characters are dropped.
 */
export function memberName(bytes: Uint8Array, flaggedUtf8 = false): string {
  return cleanMemberName(decodeName(bytes, flaggedUtf8));
}

function decodeName(bytes: Uint8Array, flaggedUtf8: boolean): string {
  if (flaggedUtf8 || isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

export function cleanMemberName(name: string): string {
  const segments = name
    .replace(/^[A-Za-z]:/, '')
    .split(/[/\\]+/)
    .map((segment) => segment.replace(/\p{Cc}/gu, ''))
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.join('/') || '?';
}

/** Files that operating systems drop into folders and archives. */
export function isSystemJunk(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/.test(name);
}
