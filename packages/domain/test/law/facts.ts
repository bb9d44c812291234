import {
  type EventCode,
  type EventFact,
  type RightFacts,
  SEED_PARAMETERS,
  validityOf,
} from '../../src/law/index.ts';

/** Validity on a day under the parameters that the platform ships. */
export const on = (facts: RightFacts, day: string) => validityOf(SEED_PARAMETERS, facts, day);
export const statusOn = (facts: RightFacts, day: string) => on(facts, day).status;
export const event = (code: EventCode, day: string, rest: Partial<EventFact> = {}): EventFact => ({
  code,
  day,
  ...rest,
});
