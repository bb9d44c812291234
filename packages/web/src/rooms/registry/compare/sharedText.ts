/** A stretch of a text: `own` when it stands in none of the texts that it is held against. */
export interface ComparedRun {
  readonly text: string;
  readonly own: boolean;
}

/** Characters beyond which a text is compared by runs of three; shorter ones by runs of two. */
const LONG = 60;

/** Han characters one by one, words and numbers whole, anything else as it comes. */
const TOKENS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\d+(?:\.\d+)?|[^]/gu;

/** Tokens that say nothing by themselves: blanks and punctuation. */
const SILENT = /^[\s\p{P}\p{S}]$/u;

/**
 * A text in runs, marking what stands nowhere in the others. Two texts about the same thing say it
 * in another order, so a passage counts as shared wherever it stands in the other, as long as it is
 * there as a run of a few characters, or as a whole word or number. Cost grows with the length of
 * the texts alone.
 */
export function comparedRuns(text: string, others: readonly string[]): ComparedRun[] {
  const tokens = tokensOf(text);
  const size = text.length > LONG ? 3 : 2;
  const known = new Set(
    others.flatMap((other) => gramsOf(tokensOf(other), size).map((each) => each.text)),
  );
  const isShared = new Set<number>();
  for (const { text: run, places } of gramsOf(tokens, size)) {
    if (known.has(run)) for (const place of places) isShared.add(place);
  }
  const runs: { text: string; own: boolean }[] = [];
  for (const [place, token] of tokens.entries()) {
    const last = runs.at(-1);
    // Punctuation goes with what stands before it.
    const own = SILENT.test(token.folded) ? (last?.own ?? false) : !isShared.has(place);
    if (last?.own === own) last.text += token.text;
    else runs.push({ text: token.text, own });
  }
  return runs;
}

interface Token {
  readonly text: string;
  readonly folded: string;
}

function tokensOf(text: string): Token[] {
  return (text.match(TOKENS) ?? []).map((token) => ({
    text: token,
    folded: token.normalize('NFKC').toLowerCase(),
  }));
}

/** A word of letters or a number: shared by itself, which a single Han character is not. */
const isWord = (folded: string): boolean => folded.length > 1 || /[a-z\d]/.test(folded);

interface Gram {
  readonly text: string;
  readonly places: readonly number[];
}

/** Every run of `size` tokens (all of a shorter text), and every whole word. */
function gramsOf(tokens: readonly Token[], size: number): Gram[] {
  const spoken = tokens.flatMap(({ folded }, place) => (SILENT.test(folded) ? [] : [place]));
  const grams: Gram[] = [];
  for (let at = 0; at < Math.max(1, spoken.length - size + 1); at++) {
    const places = spoken.slice(at, at + size);
    grams.push({ text: places.map((place) => tokens[place]!.folded).join('\u0001'), places });
  }
  for (const place of spoken) {
    const { folded } = tokens[place]!;
    if (isWord(folded)) grams.push({ text: folded, places: [place] });
  }
  return grams;
}
