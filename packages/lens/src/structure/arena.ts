/**
 * Scratch arrays that are lent for the time of one question, so that asking allocates nothing per
 * document and little per question. Not re-entrant: questions are answered one after the other.
 */
export class Arena {
  readonly #free = new Map<number, Uint32Array[]>();
  #lent: Uint32Array[] = [];
  readonly #freeFloats = new Map<number, Float64Array[]>();
  #lentFloats: Float64Array[] = [];

  /** A zeroed array of at least `length` elements. */
  zeroed(length: number): Uint32Array {
    const array = this.dirty(length);
    array.fill(0, 0, length);
    return array;
  }

  /** An array of at least `length` elements with arbitrary content. */
  dirty(length: number): Uint32Array {
    const size = capacity(length);
    const array = this.#free.get(size)?.pop() ?? new Uint32Array(size);
    this.#lent.push(array);
    return array;
  }

  /** A zeroed array of at least `length` floats. */
  floats(length: number): Float64Array {
    const size = capacity(length);
    const array = this.#freeFloats.get(size)?.pop() ?? new Float64Array(size);
    array.fill(0, 0, length);
    this.#lentFloats.push(array);
    return array;
  }

  /** Takes one array back before the question ends. The caller must not use it again. */
  release(array: Uint32Array): void {
    const at = this.#lent.lastIndexOf(array);
    if (at < 0) return;
    this.#lent[at] = this.#lent.at(-1)!;
    this.#lent.pop();
    put(this.#free, array);
  }

  /** Takes everything back: the question is over. */
  reset(): void {
    for (const array of this.#lent) put(this.#free, array);
    for (const array of this.#lentFloats) put(this.#freeFloats, array);
    this.#lent = [];
    this.#lentFloats = [];
  }
}

function capacity(length: number): number {
  return length <= 64 ? 64 : 2 ** Math.ceil(Math.log2(length));
}

function put<T extends Uint32Array | Float64Array>(free: Map<number, T[]>, array: T): void {
  const list = free.get(array.length);
  if (list === undefined) free.set(array.length, [array]);
  // A few spare arrays of a size are enough; more would only hold memory.
  else if (list.length < 16) list.push(array);
}
