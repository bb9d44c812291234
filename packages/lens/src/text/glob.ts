/** A pattern split at its wildcards, ready to be matched against whole strings. */
export interface Glob {
  /** The characters before the first wildcard: every match starts with them. */
  readonly prefix: string;
  /** True when whatever starts with the prefix matches. */
  readonly prefixOnly: boolean;
  readonly matches: (text: string) => boolean;
}

const STAR = -1;
const ONE = -2;

/**
 * Compiles a pattern in which `*` stands for any run of characters and `?` for one code point. The
 * wildcards are read before `normalise` is applied to the text between them. Matching takes time
 * proportional to pattern times text at worst; there is no exponential case.
 */
export function compileGlob(pattern: string, normalise: (text: string) => string): Glob {
  const steps: number[] = [];
  let prefix = '';
  let literal = true;
  for (const piece of pattern.split(/([*?])/)) {
    if (piece === '*' || piece === '?') {
      literal = false;
      if (piece === '?') steps.push(ONE);
      else if (steps.at(-1) !== STAR) steps.push(STAR);
    } else {
      const text = normalise(piece);
      if (literal) prefix += text;
      for (const character of text) steps.push(character.codePointAt(0)!);
    }
  }
  const prefixOnly =
    steps.at(-1) === STAR && steps.indexOf(STAR) === steps.length - 1 && !steps.includes(ONE);
  return { prefix, prefixOnly, matches: (text) => matchSteps(steps, text) };
}

function matchSteps(steps: readonly number[], text: string): boolean {
  let step = 0;
  let at = 0;
  let starStep = -1;
  let starAt = 0;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    const wanted = step < steps.length ? steps[step]! : Number.NaN;
    if (wanted === STAR) {
      starStep = step++;
      starAt = at;
    } else if (wanted === ONE || wanted === codePoint) {
      step++;
      at += codePoint > 0xffff ? 2 : 1;
    } else if (starStep >= 0) {
      step = starStep + 1;
      starAt += text.codePointAt(starAt)! > 0xffff ? 2 : 1;
      at = starAt;
    } else {
      return false;
    }
  }
  while (steps[step] === STAR) step++;
  return step === steps.length;
}
