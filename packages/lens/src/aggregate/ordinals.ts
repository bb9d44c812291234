import type { SegmentView } from '../segmentView.ts';
import type { SortedStrings } from '../structure/stringTable.ts';

/**
 * One numbering of the values of a keyword field over several segments: the ordinals of the largest
 * segment (the base) as they are, then the values that only other segments have in the order in
 * which they were met. It only grows while its base lives, so a new small segment costs the look-up
 * of its own values and nothing else.
 */
export class OrdinalSpace {
  readonly #field: string;
  readonly #baseKey: number;
  readonly #base: SortedStrings;
  readonly #extras: string[] = [];
  readonly #extraNumbers = new Map<string, number>();
  readonly #maps = new Map<number, Uint32Array>();
  #normalised: { normalise: (text: string) => string; texts: string[] } | undefined;

  constructor(field: string, base: SegmentView) {
    this.#field = field;
    this.#baseKey = base.key;
    this.#base = base.segment.keyword(field).values;
  }

  /** Whether the base is among the segments of a view. */
  servesOneOf(segments: readonly SegmentView[]): boolean {
    return segments.some(({ key }) => key === this.#baseKey);
  }

  get size(): number {
    return this.#base.size + this.#extras.length;
  }

  isBase(view: SegmentView): boolean {
    return view.key === this.#baseKey;
  }

  /** Numbers of a segment's ordinals (from 0); those of the base are their own numbers. */
  mapOf(view: SegmentView): Uint32Array {
    let map = this.#maps.get(view.key);
    if (map === undefined) {
      const { values } = view.segment.keyword(this.#field);
      map = new Uint32Array(values.size);
      let from = 0;
      for (let ordinal = 0; ordinal < values.size; ordinal++) {
        const bytes = values.bytes.slice(values.offsets[ordinal], values.offsets[ordinal + 1]);
        // Both tables ascend, so the search goes on from the place of the value before.
        from = this.#base.lowerBound(bytes, from);
        const found = from < this.#base.size && this.#base.compare(from, bytes) === 0;
        map[ordinal] = found ? from : this.#extraNumber(values.at(ordinal));
      }
      this.#maps.set(view.key, map);
    }
    return map;
  }

  valueOf(number: number): string {
    return number < this.#base.size
      ? this.#base.at(number)
      : this.#extras[number - this.#base.size]!;
  }

  /** The number of a value, or −1. */
  find(value: string): number {
    const ordinal = this.#base.find(value);
    return ordinal >= 0 ? ordinal : (this.#extraNumbers.get(value) ?? -1);
  }

  /** Order of two numbered values by code unit. */
  compare(a: number, b: number): number {
    if (a < this.#base.size && b < this.#base.size) return a - b;
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  }

  /** The normalised form of a value, kept once computed. */
  normalised(number: number, normalise: (text: string) => string): string {
    if (this.#normalised?.normalise !== normalise) this.#normalised = { normalise, texts: [] };
    const { texts } = this.#normalised;
    return (texts[number] ??= normalise(this.valueOf(number)));
  }

  /** Forgets the maps of segments that are gone. */
  prune(segments: readonly SegmentView[]): void {
    if (this.#maps.size <= 2 * segments.length + 8) return;
    const keys = new Set(segments.map(({ key }) => key));
    for (const key of this.#maps.keys()) if (!keys.has(key)) this.#maps.delete(key);
  }

  #extraNumber(value: string): number {
    let number = this.#extraNumbers.get(value);
    if (number === undefined) {
      number = this.size;
      this.#extras.push(value);
      this.#extraNumbers.set(value, number);
    }
    return number;
  }
}

/** The numberings of all keyword fields, handed on from view to view. */
export class OrdinalCache {
  readonly #spaces = new Map<string, OrdinalSpace>();

  /** The numbering of a field for the segments of a view, of which there is at least one. */
  spaceOf(field: string, segments: readonly SegmentView[]): OrdinalSpace {
    let space = this.#spaces.get(field);
    if (space === undefined || !space.servesOneOf(segments)) {
      const base = segments.reduce((most, view) =>
        view.segment.documents > most.segment.documents ? view : most,
      );
      space = new OrdinalSpace(field, base);
      this.#spaces.set(field, space);
    }
    space.prune(segments);
    return space;
  }
}
