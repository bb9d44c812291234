import { listOf, present, textOf } from '../../base/address.ts';

/** Live values are counted when they are asked for; published ones never change. */
export const SOURCES = ['live', 'published'] as const;
export type Source = (typeof SOURCES)[number];

/** What every page of indicators may be asked for; what is absent, the server chooses. */
export interface FiguresAddress {
  readonly period?: string;
  /** Code of the city, of a district or of a development zone. */
  readonly area?: string;
  readonly source?: Source;
}

/** How far somebody has gone down into a number. */
export interface DrillAddress extends FiguresAddress {
  /** Parts that were chosen one inside the other, each `breakdown:part`. */
  readonly part?: readonly string[];
  /** The frozen list of a published value instead of what is counted now. */
  readonly evidence?: string;
  /** On a phone, where one column stands at a time: the records rather than their parts. */
  readonly show?: 'records';
  /** The record whose reasons are shown. */
  readonly item?: string;
}

type Raw = Record<string, unknown>;

const PERIOD = /^\d{4}(?:Q[1-4]|-(?:0[1-9]|1[0-2]))?$/;

function periodOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && PERIOD.test(text) ? text : undefined;
}

export function readFiguresAddress(raw: Raw): FiguresAddress {
  return present({
    period: periodOf(raw['period']),
    area: textOf(raw['area']),
    source: SOURCES.find((each) => each === textOf(raw['source'])),
  });
}

export function readDrillAddress(raw: Raw): DrillAddress {
  return {
    ...readFiguresAddress(raw),
    ...present({
      part: listOf(raw['part']).filter((part) => /^[^:]+:./.test(part)),
      evidence: textOf(raw['evidence']),
      show: textOf(raw['show']) === 'records' ? ('records' as const) : undefined,
      item: textOf(raw['item']),
    }),
  };
}

/** What the address of the cockpit says beside area and period. */
export interface CockpitAddress extends FiguresAddress {
  /** Code of the indicator whose value is being drafted. */
  readonly draft?: string;
}

export function readCockpitAddress(raw: Raw): CockpitAddress {
  return { ...readFiguresAddress(raw), ...present({ draft: textOf(raw['draft']) }) };
}

/** What the address of a register says. */
export interface RegisterAddress {
  readonly area?: string;
  readonly do?: 'add' | 'upload';
}

export function readRegisterAddress(raw: Raw): RegisterAddress {
  return present({
    area: textOf(raw['area']),
    do: (['add', 'upload'] as const).find((each) => each === textOf(raw['do'])),
  });
}
