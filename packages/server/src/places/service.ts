import {
  type Boundaries,
  type BoundaryLevel,
  type BoundarySet,
  type Box,
  boundingBox,
} from '@zca/domain/places';
import { defaultDistricts } from '@zca/domain/places/defaultBoundaries';
import type { BoundaryStore } from './boundaryStore.ts';

/** A set with its areas, and the same as the JSON that is answered. */
export interface ServedBoundaries {
  readonly boundaries: Boundaries;
  readonly json: string;
  /** Around all its areas; null when they have no extent. */
  readonly box: Box | null;
}

/** The boundaries of the city: what was imported, else what is shipped. */
export class PlacesService {
  readonly #store: BoundaryStore;
  readonly #imported = new Map<BoundaryLevel, { id: number; served: ServedBoundaries }>();
  #shipped: ServedBoundaries | undefined;

  constructor(store: BoundaryStore) {
    this.#store = store;
  }

  /** The set of a level that is in force; null where there is none. */
  async boundaries(level: BoundaryLevel): Promise<ServedBoundaries | null> {
    const id = await this.#store.inForce(level);
    if (id === null) return level === 'district' ? this.#shippedDistricts() : null;
    const known = this.#imported.get(level);
    if (known?.id === id) return known.served;
    const served = asServed((await this.#store.read(id))!);
    this.#imported.set(level, { id, served });
    return served;
  }

  /** Every set that there is with whether it is in force, the newest first, what is shipped last. */
  async boundarySets(): Promise<readonly (BoundarySet & { readonly inForce: boolean })[]> {
    const sets = [...(await this.#store.list()), this.#shippedDistricts().boundaries.set];
    return sets.map((set, index) => ({
      ...set,
      inForce: sets.findIndex(({ level }) => level === set.level) === index,
    }));
  }

  /** The box around the districts in force; null when they have no extent. */
  async cityBox(): Promise<Box | null> {
    return (await this.boundaries('district'))?.box ?? null;
  }

  #shippedDistricts(): ServedBoundaries {
    return (this.#shipped ??= asServed(defaultDistricts()));
  }
}

function asServed(boundaries: Boundaries): ServedBoundaries {
  const box = boundingBox(boundaries.features.flatMap(({ polygons }) => polygons));
  return { boundaries, json: JSON.stringify(boundaries), box };
}
