import type { Provenance, Right, RightDetail } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import {
  axisYears,
  dayScale,
  encumbranceBars,
  labelLines,
  lifeLine,
} from '../src/rooms/registry/lifeLine.ts';
import { fieldOrigins, fieldText, inReadingOrder } from '../src/rooms/registry/provenance.ts';
import { neighbours } from '../src/rooms/registry/listMemory.ts';

const TODAY = '2026-11-24';

type Event = RightDetail['events'][number];
const event = (day: string, code: string, details: Event['details'] = {}): Event => ({
  day,
  code,
  details,
  label: { zh: code, en: code },
  category: null,
  text: null,
});

function detailOf(
  record: Partial<Right>,
  group: 'valid' | 'pending' | 'invalid' | 'unknown',
  expiryDay: string | null,
  events: Event[] = [],
): RightDetail {
  return {
    record: { collection: 'patent', publications: [], events: [], ...record },
    status: { group, expiryDay },
    events,
  } as unknown as RightDetail;
}

describe('the life of a right', () => {
  it('runs from filing over grant to today, and ahead to expiry', () => {
    const life = lifeLine(
      detailOf(
        {
          filingDay: '2021-04-30',
          grantDay: '2023-06-02',
          publications: [{ number: 'CN113257911A', kind: 'A', day: '2021-10-29' }],
        },
        'valid',
        '2041-04-30',
      ),
      TODAY,
    );
    expect(life?.points.map((point) => `${point.kind} ${point.day}`)).toEqual([
      'filing 2021-04-30',
      'publication 2021-10-29',
      'grant 2023-06-02',
      'expiry 2041-04-30',
    ]);
    expect(life?.spans).toEqual([
      { kind: 'examination', from: '2021-04-30', to: '2023-06-02' },
      { kind: 'inForce', from: '2023-06-02', to: TODAY },
      { kind: 'rest', from: TODAY, to: '2041-04-30' },
    ]);
  });

  it('ends where the right ended', () => {
    const life = lifeLine(
      detailOf({ filingDay: '2015-01-05', grantDay: '2016-03-01' }, 'invalid', '2020-01-05'),
      TODAY,
    );
    expect(life?.spans.at(-1)).toEqual({ kind: 'inForce', from: '2016-03-01', to: '2020-01-05' });
    expect(life?.points.at(-1)).toEqual({ kind: 'end', day: '2020-01-05' });
  });

  it('says nothing of force where the status is unknown', () => {
    const days = { filingDay: '1995-02-07', registrationDay: '1998-08-04' };
    const mark = { collection: 'trademark', publicationDay: '1996-10-08', ...days } as const;
    const life = lifeLine(detailOf(mark, 'unknown', null), TODAY);
    expect(life?.points.map(({ kind }) => kind)).toEqual(['filing', 'publication', 'grant']);
    expect(life?.spans.map(({ kind }) => kind)).toEqual(['examination']);
    const pending = lifeLine(detailOf({ filingDay: '2018-03-19' }, 'unknown', null), TODAY);
    expect(pending?.spans).toEqual([]);
  });

  it('shows an application as examined to this day', () => {
    const life = lifeLine(detailOf({ filingDay: '2025-05-01' }, 'pending', null), TODAY);
    expect(life?.spans).toEqual([{ kind: 'examination', from: '2025-05-01', to: TODAY }]);
  });

  it('cannot be drawn without any day', () => {
    expect(lifeLine(detailOf({}, 'pending', null), TODAY)).toBeNull();
  });
});

describe('licences and pledges', () => {
  it('end with the end that has their registration number', () => {
    const bars = encumbranceBars([
      event('2020-01-01', 'pledge', { registrationNumber: 'Y1', pledgee: '甲银行' }),
      event('2021-01-01', 'pledge', { registrationNumber: 'Y2', pledgee: '乙银行' }),
      event('2022-01-01', 'pledgeEnd', { registrationNumber: 'Y2' }),
    ]);
    expect(bars.map((bar) => [bar.party, bar.to])).toEqual([
      ['甲银行', null],
      ['乙银行', '2022-01-01'],
    ]);
  });

  it('without numbers end with the earliest end after their start, used once', () => {
    const bars = encumbranceBars([
      event('2022-05-01', 'licenceEnd'),
      event('2020-01-01', 'licence'),
      event('2021-01-01', 'licence', { endDay: '2024-01-01' }),
    ]);
    expect(bars.map((bar) => bar.to)).toEqual(['2022-05-01', '2024-01-01']);
  });
});

describe('drawing a life', () => {
  it('scales days to pixels', () => {
    const x = dayScale('2020-01-01', '2020-12-31', 365);
    expect(x('2020-01-01')).toBe(0);
    expect(x('2020-12-31')).toBe(365);
    expect(x('2020-07-01')).toBeCloseTo(182, 0);
  });

  it('names fewer years where there is less room', () => {
    expect(axisYears('2020-06-01', '2024-02-01', 400, 46)).toEqual([2021, 2022, 2023, 2024]);
    expect(axisYears('2021-04-30', '2041-04-30', 300, 46)).toEqual([2025, 2030, 2035, 2040]);
  });

  it('never lets two labels of one line overlap', () => {
    const labels = [0, 20, 40, 300, 390].map((x) => ({ x, width: 90 }));
    const placed = labelLines(labels, 400);
    for (const [index, a] of placed.entries()) {
      for (const b of placed.slice(index + 1)) {
        const apart = a.left + 90 <= b.left || b.left + 90 <= a.left;
        expect(a.line !== b.line || apart).toBe(true);
      }
    }
    expect(placed.at(-1)?.anchor).toBe('end');
  });

  it('never lets a stem run through a text below its label', () => {
    // Filing, publication, grant and today close together, expiry far away.
    const labels = [6, 76, 100, 955, 126].map((x) => ({ x, width: 110 }));
    const placed = labelLines(labels, 960);
    for (const [index, above] of placed.entries()) {
      const stem = labels[index]?.x ?? 0;
      for (const below of placed.filter((other) => other.line > above.line)) {
        expect(stem <= below.left || stem >= below.left + 110).toBe(true);
      }
    }
  });
});

const version = (number: number, fields: string[]): Provenance => ({
  version: number,
  knownFrom: `2026-0${number}-01T00:00:00Z`,
  knownTo: null,
  source: null,
  position: null,
  importRun: null,
  contentHash: '',
  fields,
});

const words = {
  statements: (parts: readonly string[]): string => parts.join('; '),
  yes: 'yes',
  no: 'no',
  events: (count: number) => `${count} events`,
  entries: (count: number) => `${count} entries`,
  names: { OPEN: 'open' },
};

describe('where a field comes from', () => {
  it('is the last version that set it, with those before', () => {
    const origins = fieldOrigins([version(1, ['title', 'holders']), version(3, ['holders'])]);
    const holders = origins.find((origin) => origin.field === 'holders');
    expect(holders?.version.version).toBe(3);
    expect(holders?.before.map((each) => each.version)).toEqual([1]);
    expect(origins.find((origin) => origin.field === 'title')?.version.version).toBe(1);
  });

  it('stands in the order in which people ask', () => {
    const origins = inReadingOrder(fieldOrigins([version(1, ['abstract', 'events', 'title'])]));
    expect(origins.map((origin) => origin.field)).toEqual(['title', 'events', 'abstract']);
  });

  it('shows a value as short text', () => {
    const record = {
      applicants: [{ name: '甲' }, { name: '乙' }],
      ipc: [{ symbol: 'H01L29/778' }],
      claimCount: 9,
      events: [{}, {}],
      secrecy: 'OPEN',
      pct: true,
      officeHistory: [{ day: '2021-09-07', text: 'ASSIGNED TO EXAMINER' }],
    } as unknown as Right;
    expect(fieldText(record, 'applicants', words)).toBe('甲; 乙');
    expect(fieldText(record, 'ipc', words)).toBe('H01L29/778');
    expect(fieldText(record, 'claimCount', words)).toBe('9');
    expect(fieldText(record, 'events', words)).toBe('2 events');
    expect(fieldText(record, 'secrecy', words)).toBe('open');
    expect(fieldText(record, 'pct', words)).toBe('yes');
    expect(fieldText(record, 'officeHistory', words)).toBe('1 entries');
    expect(fieldText(record, 'abstract', words)).toBeNull();
  });
});

describe('neighbours in the list', () => {
  const list = { address: '/search?q=x', keys: ['a', 'b', 'c'], from: 26, count: 90 };

  it('are those on the page, with the place among all', () => {
    expect(neighbours(list, 'b')).toEqual({ place: 27, before: 'a', after: 'c' });
    expect(neighbours(list, 'c')).toEqual({ place: 28, before: 'b', after: null });
    expect(neighbours(list, 'z')).toBeNull();
    expect(neighbours(null, 'a')).toBeNull();
  });
});
