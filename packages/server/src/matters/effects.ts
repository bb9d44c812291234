import type { Act, JsonObject, Matter } from '@zca/procedure';
import type pg from 'pg';

/** An act that has an effect, with every value in clear. */
export interface EffectiveAct {
  /** The matter after the act. */
  readonly matter: Matter;
  readonly act: Act;
  readonly data: JsonObject;
}

/**
 * What an act does beside its own matter, in the transaction that writes it: both are done, or neither.
 * Throws `ActRefused` for what cannot be done.
 */
export type Effect = (client: pg.PoolClient, what: EffectiveAct) => Promise<void>;

/** Effects by the name of the event that an action emits. */
export type Effects = ReadonlyMap<string, Effect>;
