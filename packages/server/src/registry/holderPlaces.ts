import { describePlacement, type Placer } from '@zca/domain/places';
import { holdersOn, placeQueryOf, type Right, type RightDetail } from '@zca/domain/registry';
import type pg from 'pg';
import { remembered } from '../base/remembered.ts';
import { OnlinePlaces } from '../places/index.ts';

/** What an online geocoder found is looked for so often. */
const LOOK_MS = 10_000;

/** Says of the holders of a record where each is placed and why, as the index places them. */
export class HolderPlaces {
  readonly #placer: Placer;
  readonly #online = new OnlinePlaces();
  readonly #refresh: () => Promise<boolean>;

  /** @param clock milliseconds since the epoch */
  constructor(placer: Placer, pool: pg.Pool, clock: () => number) {
    this.#placer = placer;
    this.#refresh = remembered(() => this.#online.refresh(pool), LOOK_MS, clock);
  }

  /**
   * The holders of a day with their places in words. None of an indication, which counts in the districts that it
   * comes from.
   */
  async of(right: Right, day: string): Promise<RightDetail['places']> {
    if (right.collection === 'geographicalIndication') return [];
    await this.#refresh();
    const { city } = this.#placer.gazetteer;
    return holdersOn(right, day).map((party) => {
      const query = placeQueryOf(party);
      const placement = this.#online.refine(query, this.#placer.place(query), city.name);
      const says = describePlacement(placement, (code) => this.#placer.titleOf(code));
      return { name: party.name, level: placement.level, says: { zh: says.zh, en: says.en } };
    });
  }
}
