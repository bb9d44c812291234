import type { Peers } from './api.ts';
import { type Area, AREAS, CITY_AREA } from './areas.ts';
import type { Entry } from './model.ts';
import type { Period } from './period.ts';

type Row = Peers['rows'][number];

/** A value of an area with where it comes from. */
export interface OwnValue {
  readonly value: number | null;
  readonly basis: 'live' | 'published';
}

/**
 * Puts an indicator beside its peers: for a district the other districts, for a zone the other zones, for the
 * city those cities whose published figure of the same indicator and the same last day is registered. Rows
 * are ordered by value, highest first, and those without one by code; nothing is interpolated or rounded.
 *
 * @param valueOf the value of an area of the city
 * @param registered entries of the register `peerFigures`
 */
export function peersOf(
  code: string,
  area: Area,
  period: Period,
  valueOf: (area: string) => OwnValue,
  registered: readonly Entry[],
): Peers {
  const own = (one: Area): Row => ({
    code: one.code,
    name: one.name,
    isOwn: one.code === area.code,
    ...valueOf(one.code),
    source: null,
  });
  const isCity = area.code === CITY_AREA;
  const rows = isCity
    ? [own(area), ...registered.filter(isOf(code, period)).map(cityRow)]
    : AREAS.filter(({ kind }) => kind === area.kind).map(own);
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const mine = rows.find(({ isOwn }) => isOwn)?.value ?? null;
  return {
    of: isCity ? 'cities' : 'areas',
    rows: rows.toSorted(
      (a, b) =>
        (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
        (a.code < b.code ? -1 : 1),
    ),
    rank: mine === null ? null : 1 + values.filter((value) => value > mine).length,
    known: values.length,
  };
}

const isOf =
  (code: string, { to }: Period) =>
  ({ category, from }: Entry): boolean =>
    category === code && from === to;

function cityRow({ subject, subjectCode, quantity, evidence }: Entry): Row {
  return {
    code: subjectCode ?? '',
    name: { zh: subject, en: subject },
    isOwn: false,
    value: quantity ?? null,
    basis: 'registered',
    source: { title: evidence.title, number: evidence.number },
  };
}
