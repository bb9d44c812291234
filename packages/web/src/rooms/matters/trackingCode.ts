/** Characters of a tracking code, without its hyphens. */
export const CODE_LENGTH = 16;

/** A code as people type it: hyphens, blanks and small letters do not matter. */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}

/** The code as the receipt writes it, in groups of four. */
export function groupedCode(text: string): string {
  return plainCode(text).replaceAll(/(.{4})(?=.)/g, '$1-');
}
