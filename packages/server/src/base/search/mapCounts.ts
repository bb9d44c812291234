import type { LensSchema, View } from '@zca/lens';
import { binTile, PlaceCounts, preparePlaces, spreadOf } from '@zca/lens';
import type { MapAnswer, MapPart, MapRequest } from './protocol.ts';

/** Maps of which a reader keeps what it counted: four bytes a place each. */
const KEPT = 12;

/** What one reader has counted for maps, so that all tiles of a map are read from one count. */
export class MapCounts {
  readonly #kept = new Map<string, { readonly view: View; readonly counted: PlaceCounts }>();
  /** Point fields of the records. */
  readonly #fields: readonly string[];

  constructor({ fields }: LensSchema) {
    this.#fields = fields.filter(({ kind }) => kind === 'point').map(({ name }) => name);
  }

  answer(view: View, request: MapRequest, part: MapPart): Omit<MapAnswer, 'generation'> {
    const counted = this.#count(view, request);
    const { hits, placed } = counted;
    return {
      part:
        part.kind === 'tile'
          ? binTile(counted, part.grid, part.x, part.y)
          : spreadOf(counted, part.grid),
      hits,
      placed,
    };
  }

  /** See `preparePlaces`: also the first map after a start or a merge is drawn at once. */
  prepare(view: View): boolean {
    return this.#fields.some((field) => preparePlaces(view, field));
  }

  #count(view: View, { key, field, where, scope }: MapRequest): PlaceCounts {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    const counted = kept?.view === view ? kept.counted : new PlaceCounts(view, field, where, scope);
    this.#kept.set(key, { view, counted });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return counted;
  }
}
