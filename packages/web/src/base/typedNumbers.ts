/** Digits as people type them in Chinese: full-width forms and thousands commas are plain digits. */
function plainNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[,\s]/g, '');
}

/** Yuan as typed to integer fen, by its digits and not by floating point; undefined when it is none. */
export function fenOf(text: string): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plainNumber(text));
  if (match === null) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
}

/** A number as typed; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = plainNumber(text);
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}
