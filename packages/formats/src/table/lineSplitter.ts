/**
 * Cuts text into lines at LF, CRLF or a lone CR, whatever the chunk borders. A line longer than the
 * limit comes out as `undefined`.
 */
export class LineSplitter {
  readonly #maxChars: number;
  #rest = '';
  #skipping = false;

  constructor(maxChars: number) {
    this.#maxChars = maxChars;
  }

  push(text: string): (string | undefined)[] {
    const lines: (string | undefined)[] = [];
    const joined = this.#rest + text;
    // A CR at the very end may be half of a CRLF.
    const usable = joined.endsWith('\r') ? joined.length - 1 : joined.length;
    const breaks = /\r\n|\n|\r/g;
    breaks.lastIndex = this.#rest.endsWith('\r') ? this.#rest.length - 1 : this.#rest.length;
    let start = 0;
    for (let found = breaks.exec(joined); found !== null; found = breaks.exec(joined)) {
      if (found.index >= usable) break;
      this.#finish(joined.slice(start, found.index), lines);
      start = found.index + found[0].length;
    }
    this.#rest = joined.slice(start);
    if (this.#rest.length > this.#maxChars) {
      this.#skipping = true;
      this.#rest = joined.endsWith('\r') ? '\r' : '';
    }
    return lines;
  }

  /** The last line, if the text did not end with a line end. */
  end(): (string | undefined)[] {
    const lines: (string | undefined)[] = [];
    const last = this.#rest.replace(/\r$/, '');
    if (this.#rest !== '' || this.#skipping) this.#finish(last, lines);
    this.#rest = '';
    return lines;
  }

  #finish(line: string, lines: (string | undefined)[]): void {
    lines.push(this.#skipping || line.length > this.#maxChars ? undefined : line);
    this.#skipping = false;
  }
}
