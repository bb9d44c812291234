const UNKNOWN = 0;
const GAP = 1;
const ALONE = 2;
const PART_OF_WORD = 3;

/** Kind of each code unit, found when it is first met. */
const kinds = new Uint8Array(65_536);

function kindOf(unit: number): number {
  const known = kinds[unit]!;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(unit);
  let kind = GAP;
  if (unit >= 0xd800 && unit <= 0xdfff) kind = ALONE;
  else if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) kind = ALONE;
  else if (/[\p{L}\p{N}\p{M}]/u.test(character)) kind = PART_OF_WORD;
  kinds[unit] = kind;
  return kind;
}

/**
 * The tokens of a text: each Han character or kana alone, every other run of letters and figures as one
 * word. Blanks and marks separate and are no tokens. The object is filled anew by every `cut`.
 */
export class Tokens {
  count = 0;
  /** First unit of each token. */
  starts = new Uint32Array(1024);
  /** The unit after each token. */
  ends = new Uint32Array(1024);
  /** FNV-1a over the units of each token. */
  hashes = new Int32Array(1024);

  /** Cuts a text that was normalised before; O(length), allocates only for a text longer than any before. */
  cut(text: string): void {
    const length = text.length;
    if (length > this.starts.length) this.#grow(length);
    const { starts, ends, hashes } = this;
    let count = 0;
    let at = 0;
    while (at < length) {
      const start = at;
      const unit = text.charCodeAt(at++);
      const kind = kindOf(unit);
      if (kind === GAP) continue;
      let hash = Math.imul(0x811c9dc5 ^ unit, 0x01000193);
      if (kind === PART_OF_WORD) {
        while (at < length) {
          const next = text.charCodeAt(at);
          if (kindOf(next) !== PART_OF_WORD) break;
          hash = Math.imul(hash ^ next, 0x01000193);
          at++;
        }
      } else if (unit >= 0xd800 && unit < 0xdc00 && at < length) {
        const low = text.charCodeAt(at);
        if (low >= 0xdc00 && low <= 0xdfff) {
          hash = Math.imul(hash ^ low, 0x01000193);
          at++;
        }
      }
      starts[count] = start;
      ends[count] = at;
      hashes[count] = hash;
      count++;
    }
    this.count = count;
  }

  #grow(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length));
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
    this.hashes = new Int32Array(size);
  }
}
