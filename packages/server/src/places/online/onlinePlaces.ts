import {
  type OnlinePlace,
  type PlaceQuery,
  type Placement,
  onlineQuestion,
  withOnlinePlace,
} from '@zca/domain/places';
import type pg from 'pg';
import { readPlacesSince } from './onlineStore.ts';

/** What online geocoders found, in the memory of a thread that places parties. */
export class OnlinePlaces {
  readonly #places = new Map<string, OnlinePlace>();
  #last = 0;

  /** Reads what came since it was read last; whether there was any. */
  async refresh(pool: Pick<pg.Pool, 'query'>): Promise<boolean> {
    const came = await readPlacesSince(pool, this.#last);
    for (const { id, address, place } of came) {
      this.#places.set(address, place);
      this.#last = id;
    }
    return came.length > 0;
  }

  /** A placement, made finer where its address was found online. */
  refine(query: PlaceQuery, placement: Placement, city: string): Placement {
    if (this.#places.size === 0) return placement;
    const address = onlineQuestion(query, placement, city);
    const found = address === null ? undefined : this.#places.get(address);
    return found === undefined ? placement : withOnlinePlace(placement, address!, found);
  }
}
