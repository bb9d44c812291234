/**
 * The least head of several sorted sequences, for merging them. Sequences are numbered; `compare`
 * orders the heads of two. Equal heads come in the order of their numbers.
 */
export class HeadHeap {
  readonly #heap: number[] = [];
  readonly #compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#heap.length;
  }

  /** The sequence with the least head. */
  top(): number {
    return this.#heap[0]!;
  }

  push(sequence: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(sequence);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#before(sequence, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = sequence;
  }

  pop(): number {
    const heap = this.#heap;
    const top = heap[0]!;
    const moved = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = moved;
      this.#sink();
    }
    return top;
  }

  #sink(): void {
    const heap = this.#heap;
    const moved = heap[0]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#before(heap[child + 1]!, heap[child]!)) child++;
      if (!this.#before(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
  }

  #before(a: number, b: number): boolean {
    const order = this.#compare(a, b);
    return order < 0 || (order === 0 && a < b);
  }
}
