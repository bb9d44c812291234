import {
  type EventCode,
  type EventFact,
  type PatentFacts,
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

/** A patent on which nothing has been decided yet. */
export const patent = (rest: Partial<PatentFacts> = {}): PatentFacts => ({
  collection: 'patent',
  kind: 'invention',
  filingDay: '2019-04-10',
  events: [],
  ...rest,
});
export const granted = (rest: Partial<PatentFacts> = {}): PatentFacts =>
  patent({ grantDay: '2021-06-01', feePaidThroughYear: 8, ...rest });
