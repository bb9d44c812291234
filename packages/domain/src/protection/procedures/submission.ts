import type { ActingPerson, ActView, JsonObject, MatterView, Refusal } from '@zca/procedure';
import { covers } from '@zca/procedure';
import { type OfficeCode, officeLevel } from '../office.ts';
import { findOrder, type Order } from '../order.ts';
import { refuse } from '../refusals.ts';

/** Day on which a matter was received; today while it is being filed. */
export function receivedOn(view: MatterView): string {
  const { receivedOn: day } = view.data;
  return typeof day === 'string' ? day : view.today;
}

/** The order by which a matter is handled. @throws RangeError where `checkOrder` refuses */
export function orderOf(view: MatterView): Order {
  const order = findOrder(view.law, receivedOn(view));
  if (order === undefined) throw new RangeError(`No order is known for ${receivedOn(view)}.`);
  return order;
}

/** Refused when no order that this procedure knows was in force on the day of receipt. */
export function checkOrder(view: ActView): Refusal | null {
  const day = receivedOn(view);
  return findOrder(view.law, day) === undefined
    ? refuse(
        'order.none',
        { day },
        'input' in view && 'receivedOn' in view.input ? 'receivedOn' : undefined,
      )
    : null;
}

const DESK_ROLES = ['station', 'district', 'city', 'operator'];

/** The office of whoever registers a matter; undefined for the platform, and where there is none. */
function officeOfDesk(actor: ActingPerson): OfficeCode | undefined {
  for (const role of DESK_ROLES) {
    const held = actor.roles.find((one) => one.role === role);
    if (held !== undefined) return held.jurisdiction;
  }
  return undefined;
}

/** Where a registered matter begins: with the office named, else with that of whoever registers it. */
export function registeredAt(view: ActView): OfficeCode {
  const { handler } = view.input;
  return typeof handler === 'string' ? handler : (officeOfDesk(view.actor) ?? null);
}

/** A matter is registered with one's own office or one below it. */
export function checkRegistration(view: ActView): Refusal | null {
  const { handler } = view.input;
  const { actor } = view;
  if (typeof handler !== 'string' || actor.isSystem === true) return null;
  const isBelow = actor.roles.some(
    (held) => DESK_ROLES.includes(held.role) && covers(held.jurisdiction, handler),
  );
  return isBelow ? null : refuse('registration.office', { office: handler }, 'handler');
}

/** Whether whoever registers a matter handles it too, so that nobody has to sign for it. */
export function isOwnMatter(view: ActView): boolean {
  const office = registeredAt(view);
  return office !== null && office === officeOfDesk(view.actor);
}

export function isWithCity(view: ActView): boolean {
  return registeredAt(view) === null;
}

/** Whether the office that has the matter from now on is a district or zone. */
export function goesToCounty(view: MatterView): boolean {
  const { handler } = view.data;
  return typeof handler === 'string' && officeLevel(handler) === 'county';
}

export function goesToCity(view: MatterView): boolean {
  return typeof view.data.handler !== 'string';
}

/** Files added to those that the matter has: a form alone would put them in their place. */
export function withNewFiles(view: ActView): JsonObject {
  const { newEvidence } = view.input;
  if (!Array.isArray(newEvidence)) return {};
  const { evidence } = view.data;
  return {
    evidence: [...(Array.isArray(evidence) ? evidence : []), ...newEvidence],
    newEvidence: null,
  };
}

/** The line that lists show: of whom, and of what. */
export function headlineOf(data: JsonObject): string {
  const told = [data.respondentName, data.goods].filter((one) => typeof one === 'string');
  return told.length === 0 ? '未写明经营者' : told.join('：');
}
