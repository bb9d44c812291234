import { canonicalJson, isPatch, type Right } from '@zca/domain/registry';
import { generateCity } from '@zca/demo-city';
import { st96Document, st96LegalStatusDocument } from '@zca/formats';
import { findDivision } from '@zca/standards';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { patent, right as anyOfTests } from '../../../domain/test/registry/arbitraries.ts';
import { ST96_SCHEMAS, st96Validator } from '../../../formats/test/st96Schemas.ts';
import { toSt96 } from '../../src/registry/export/st96/toSt96.ts';

const city = generateCity({ seed: 20, rights: 3_000, today: '2026-06-30' });
const anyRight: fc.Arbitrary<Right> = fc.oneof(
  anyOfTests,
  anyOfTests,
  patent.map((one) => ({ ...one, kind: 'design' as const, locarno: ['14-03'] })),
  fc.nat(2_999).map((index) => city.rightAt(index)),
);

/** Everything that an export says of a record, and the fields that it names as lost. */
function written(right: Right): { text: string; lost: ReadonlySet<string> } {
  const { right: value, losses } = toSt96(right);
  const { xml: main, legalStatus, losses: more } = st96Document(value);
  const all = [...losses, ...more];
  return {
    text: canonicalJson({ main, legalStatus: legalStatus ?? '', losses: all }),
    lost: new Set(all.filter(({ extent }) => extent === 'lost').map(({ field }) => field)),
  };
}

/** The record without one of its values, and the value's path. */
function* withoutOne(right: Right): Iterable<[path: string, Right]> {
  for (const key of Object.keys(right)) {
    if (key === 'key' || key === 'collection' || key === 'secrecy') continue;
    const value = right[key as keyof Right] as unknown;
    const isRequiredList = Array.isArray(value) && value.length === 0;
    if (isRequiredList || value === '' || value === false) continue;
    const rest: Record<string, unknown> = { ...right };
    if (Array.isArray(value)) rest[key] = [];
    else delete rest[key];
    // What the type demands is not taken away.
    if (['country', 'kind', 'title', 'number'].includes(key)) continue;
    yield [key, rest as unknown as Right];
  }
  for (const list of ['applicants', 'holders'] as const) {
    const parties = right[list] ?? [];
    for (const [at, party] of parties.entries()) {
      for (const part of Object.keys(party).filter((one) => one !== 'name')) {
        // The address states it in words, and readers find it there.
        if (part === 'division' && findDivision(party.address ?? '') !== null) continue;
        const less = { ...party };
        delete less[part as keyof typeof less];
        yield [`${list}.${part}`, { ...right, [list]: parties.with(at, less) }];
      }
    }
  }
  for (const [at, event] of right.events.entries()) {
    for (const part of ['effectiveDay', 'text', 'details'] as const) {
      if (event[part] === undefined) continue;
      const less = { ...event };
      delete less[part];
      yield [`events.${part}`, { ...right, events: right.events.with(at, less) }];
    }
  }
}

describe('a record as ST.96', () => {
  it('has each of its values in the document or among the losses', () => {
    fc.assert(
      fc.property(anyRight, (right) => {
        const whole = written(right);
        for (const [path, less] of withoutOne(right)) {
          const isTold = whole.lost.has(path.split('.')[0]!) || written(less).text !== whole.text;
          expect(isTold ? 'told' : path).toBe('told');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('names the fields of a record alone, with their reasons', () => {
    const right = { ...city.rightAt(0) };
    const { losses } = toSt96({ ...right, registerAsOf: '2026-06-30' });
    expect(losses).toContainEqual({
      field: 'registerAsOf',
      reason: 'no-element',
      extent: 'lost',
      count: 1,
    });
    expect(isPatch(right)).toBe(false);
  });
});

describe.skipIf(ST96_SCHEMAS.isAbsent)('after the schemas of WIPO', { timeout: 300_000 }, () => {
  let faults: (xml: string) => readonly string[];
  beforeAll(async () => {
    faults = await st96Validator();
  });

  it('300 rights of each kind of the demonstration city are valid', () => {
    const kinds = new Map<string, number>();
    for (const right of generateCity({ seed: 7, rights: 9_000, today: '2026-06-30' }).rights()) {
      const value = toSt96(right).right;
      const kind = 'legalKind' in value ? value.legalKind : value.right;
      const known = kinds.get(kind) ?? 0;
      if (known === 300) continue;
      kinds.set(kind, known + 1);
      const { xml: main, legalStatus } = st96Document(value, { notice: [city.notice.zh] });
      expect(faults(main), right.key).toEqual([]);
      if (legalStatus !== undefined)
        expect(faults(st96LegalStatusDocument([legalStatus])), right.key).toEqual([]);
    }
    expect(Object.fromEntries(kinds)).toEqual({
      'Design patent': 300,
      'Patent for invention': 300,
      'Utility model': 300,
      trademark: 300,
    });
  });

  it('any record that readers give is valid', () => {
    fc.assert(
      fc.property(anyRight, (right) => {
        const { xml: main, legalStatus } = st96Document(toSt96(right).right);
        expect(faults(main)).toEqual([]);
        if (legalStatus !== undefined)
          expect(faults(st96LegalStatusDocument([legalStatus]))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
