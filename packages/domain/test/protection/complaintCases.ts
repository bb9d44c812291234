import type { JsonObject } from '@zca/procedure';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { Casework, CITY, filerOf, VISITOR, YANTA } from './casework.ts';
import { COMPLAINT } from './facts.ts';

/** Whoever complains, known by the tracking code. */
export const COMPLAINANT = filerOf(complaint);

const { source: _source, receivedOn: _receivedOn, ...PUBLIC } = COMPLAINT;
/** What a visitor files. */
export const FILED = PUBLIC as JsonObject;
/** What an official takes down, with the way and the day of its receipt. */
export const REGISTERED = COMPLAINT as JsonObject;

/** Complaints in each state on the way to mediation; Yanta is the office that handles them. */
export const filed = (day = '2026-04-16', more: JsonObject = {}) =>
  new Casework(complaint).act(day, VISITOR, 'file', { ...FILED, ...more });
export const sent = () => filed().act('2026-04-17', CITY, 'dispatch', { handler: '610113' });
export const signed = () => sent().act('2026-04-17', YANTA, 'sign');
export const accepted = () => signed().act('2026-04-27', YANTA, 'accept');
export const mediating = () =>
  accepted()
    .act('2026-04-27', COMPLAINANT, 'complainantAgrees')
    .act('2026-04-28', YANTA, 'respondentAgrees');
