import type { Boundaries, BoundaryLevel, BoundarySet } from '@zca/domain/places';
import { defaultDistricts } from '@zca/domain/places/defaultBoundaries';

/** A set with its areas, and the same as the JSON that is answered. */
export interface ServedBoundaries {
  readonly boundaries: Boundaries;
  readonly json: string;
}

/** The boundaries of the city: what is shipped. */
export class PlacesService {
  #shipped: ServedBoundaries | undefined;

  /** The set of a level that is in force; null where there is none. */
  async boundaries(level: BoundaryLevel): Promise<ServedBoundaries | null> {
    if (level !== 'district') return null;
    if (this.#shipped === undefined) {
      const boundaries = defaultDistricts();
      this.#shipped = { boundaries, json: JSON.stringify(boundaries) };
    }
    return this.#shipped;
  }

  /** Every set that there is, the newest first. */
  async boundarySets(): Promise<readonly (BoundarySet & { readonly inForce: boolean })[]> {
    const shipped = await this.boundaries('district');
    return shipped === null ? [] : [{ ...shipped.boundaries.set, inForce: true }];
  }
}
