const FIRST_CHUNK = 4096;
const LARGEST_CHUNK = 1 << 22;

/** An append-only byte sequence in chunks, so that growing never copies what is there. */
export class ByteSink {
  readonly #full: Uint8Array[] = [];
  #chunk = new Uint8Array(FIRST_CHUNK);
  #used = 0;
  #before = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#before + this.#used;
  }

  push(byte: number): void {
    if (this.#used === this.#chunk.length) this.#grow();
    this.#chunk[this.#used++] = byte;
  }

  /** Seven bits a byte, lowest first; the high bit says that more follow. */
  pushVarint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.push(rest);
  }

  pushBytes(bytes: Uint8Array, start: number, end: number): void {
    for (let i = start; i < end; i++) this.push(bytes[i]!);
  }

  copyTo(target: Uint8Array): void {
    let at = 0;
    for (const chunk of this.#full) {
      target.set(chunk, at);
      at += chunk.length;
    }
    target.set(this.#chunk.subarray(0, this.#used), at);
  }

  #grow(): void {
    this.#full.push(this.#chunk);
    this.#before += this.#used;
    this.#chunk = new Uint8Array(Math.min(this.#chunk.length * 2, LARGEST_CHUNK));
    this.#used = 0;
  }
}

/** An append-only sequence of 32-bit numbers. */
export class WordSink {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** A view of what was written; valid until the next push. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}

/** An append-only sequence of code units, written straight into its array. */
export class UnitSink {
  #units = new Uint16Array(4096);
  length = 0;

  /** The array, with room for n more units from `length` on; the writer raises `length` itself. */
  room(n: number): Uint16Array {
    if (this.length + n > this.#units.length) {
      const grown = new Uint16Array(Math.max(this.#units.length * 2, this.length + n));
      grown.set(this.#units);
      this.#units = grown;
    }
    return this.#units;
  }

  at(index: number): number {
    return this.#units[index]!;
  }
}
