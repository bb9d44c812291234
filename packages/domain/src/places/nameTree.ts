import { writtenName, type Written } from './writing.ts';

interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  values: T[] | undefined;
}

/** A name found at a place of a text: where it ends, and everything that bears it. */
export interface Found<T> {
  readonly end: number;
  readonly values: readonly T[];
}

/**
 * Names by their characters. What begins at a place of a text is found by walking from the root, so the
 * cost depends on the length of the names found and hardly on how many names there are.
 */
export class NameTree<T> {
  readonly #root: Node<T> = { next: undefined, values: undefined };
  /** Characters with which any name begins: most places of a text are passed by it alone. */
  readonly #beginnings = new Uint8Array(0x1_0000);

  add(name: string, value: T): void {
    const written = writtenName(name);
    if (written === '') return;
    this.#beginnings[written.charCodeAt(0)] = 1;
    let node = this.#root;
    for (let at = 0; at < written.length; at += 1) {
      const unit = written.charCodeAt(at);
      node.next ??= new Map();
      let child = node.next.get(unit);
      if (child === undefined) {
        child = { next: undefined, values: undefined };
        node.next.set(unit, child);
      }
      node = child;
    }
    node.values ??= [];
    node.values.push(value);
  }

  /** Every name that begins at a place, the longest first. */
  from(text: Written, place: number): readonly Found<T>[] {
    if (this.#beginnings[text.at(place)] === 0) return NOTHING;
    let found: Found<T>[] | undefined;
    let node: Node<T> | undefined = this.#root;
    for (let at = place; at < text.length; at += 1) {
      node = node.next?.get(text.units[at]!);
      if (node === undefined) break;
      if (node.values !== undefined) (found ??= []).push({ end: at + 1, values: node.values });
    }
    return found?.toReversed() ?? NOTHING;
  }
}

const NOTHING: readonly never[] = [];
