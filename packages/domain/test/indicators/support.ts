import { SEED_PARAMETERS } from '../../src/law/index.ts';
import {
  CITY_AREA,
  type Entry,
  evaluate,
  type Facts,
  findIndicator,
  type IndicatorDefinition,
  lawFiguresOn,
  type Measured,
  type Period,
  readPeriod,
  type RegisterKey,
  type RightsCount,
  type Span,
  statisticalDay,
} from '../../src/indicators/index.ts';

export function definition(code: string): IndicatorDefinition {
  return findIndicator(code, '2025-12-31')!;
}

export function period(name: string): Period {
  return readPeriod(name)!;
}

export function spanOf(name: string, today = '2026-06-30'): Span {
  const { from, ...rest } = period(name);
  const day = statisticalDay({ from, ...rest }, today);
  return { from, day, law: lawFiguresOn(SEED_PARAMETERS, day), parameters: SEED_PARAMETERS };
}

let serial = 0;
export function entry(register: RegisterKey, change: Partial<Entry> = {}): Entry {
  serial += 1;
  return {
    id: `e${serial}`,
    register,
    subject: `第${serial}号`,
    area: CITY_AREA,
    from: '2025-03-01',
    evidence: { title: '名单', number: '' },
    recordedAt: `2026-01-01T00:00:${String(serial % 60).padStart(2, '0')}Z`,
    recordedBy: 'p1',
    ...change,
  };
}

/** Facts of some entries, and of as many rights everywhere as are given. */
export function factsOf(entries: readonly Entry[], rights = 0): Facts {
  return {
    rights: (_leaf: RightsCount) => ({ city: rights, byArea: new Map([['610113', rights]]) }),
    entries: (register) => entries.filter((one) => one.register === register),
    entriesAt: (register, area) =>
      entries.filter((one) => one.register === register && one.area === area),
  };
}

/** The value of an indicator by one of its methods, the published one when none is named. */
export function measure(
  code: string,
  name: string,
  facts: Facts,
  { method, area = CITY_AREA }: { readonly method?: string; readonly area?: string } = {},
): Measured {
  const { methods } = definition(code);
  const used = methods.find(({ id }) => id === method) ?? methods[0];
  return evaluate(used.formula, area, spanOf(name), facts);
}
