import * as fc from 'fast-check';
import { fromEpochDay, toEpochDay } from '@zca/standards';
import {
  IP_RIGHTS,
  REQUESTS,
  SOURCES,
  type Ticket,
  TICKET_KINDS,
  TICKET_STATUSES,
} from '../../src/protection/index.ts';

const value = <T extends string>(options: readonly { readonly value: T }[]) =>
  fc.constantFrom(...options.map((one) => one.value));
// Text that a reader keeps as it stands: no signs of absence, no blanks at the ends.
const text = (longest: number) =>
  fc
    .string({
      unit: fc.constantFrom(...'西安市雁塔区ABCxyz019，。(（)《', '𬭎'),
      maxLength: longest / 2,
    })
    .map((body) => `文${body}`);
const maybe = (longest: number) => fc.option(text(longest));
const day = fc
  .integer({ min: toEpochDay('2020-01-01'), max: toEpochDay('2035-12-31') })
  .map(fromEpochDay);

/** A ticket as a table can hold it, so that it reads back as it was written. */
export const arbitraryTicket: fc.Arbitrary<Ticket> = fc.record({
  source: value(SOURCES),
  externalNo: text(40),
  kind: value(TICKET_KINDS),
  receivedAt: fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map(([on, second]) => {
    const clock = new Date(second * 1000).toISOString().slice(11, 19);
    return `${on}T${clock}+08:00`;
  }),
  status: value(TICKET_STATUSES),
  dueOn: fc.option(day),
  anonymous: fc.boolean(),
  applicantName: maybe(40),
  applicantPhone: fc.option(fc.constantFrom('13800000000', '029-87654321')),
  applicantAddress: maybe(100),
  respondentName: maybe(100),
  respondentCreditCode: fc.option(fc.constant('91350100M000100Y43')),
  respondentPhone: fc.option(fc.constant('029-87654321')),
  respondentAddress: maybe(100),
  platformName: maybe(40),
  shopUrl: maybe(100),
  place: maybe(100),
  goods: maybe(100),
  purchasedOn: fc.option(day),
  amountFen: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  requests: fc.uniqueArray(value(REQUESTS)),
  ipRights: fc.uniqueArray(value(IP_RIGHTS)),
  content: text(2000),
  answer: maybe(2000),
});
