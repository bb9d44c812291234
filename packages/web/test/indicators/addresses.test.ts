import { describe, expect, it } from 'vitest';
import {
  readCockpitAddress,
  readDrillAddress,
  readFiguresAddress,
  readRegisterAddress,
} from '../../src/rooms/indicators/address.ts';
import { chooseFigures, draftPath, indicatorPath } from '../../src/rooms/indicators/paths.ts';
import { exportAddress, reportAddress } from '../../src/rooms/indicators/queries.ts';
import { choose, findPart, overlapOf, readPart, stepTo } from '../../src/rooms/indicators/drill.ts';

describe('the address of figures', () => {
  it.each(['2025', '2025Q1', '2025Q4', '2025-01', '2025-12'])('knows the period %s', (period) => {
    expect(readFiguresAddress({ period })).toEqual({ period });
  });

  it.each(['25', '2025Q5', '2025Q0', '2025-13', '2025-00', '2025-1', '2025 ', ''])(
    'leaves out the period %j',
    (period) => expect(readFiguresAddress({ period })).toEqual({}),
  );

  it('takes known sources alone', () => {
    expect(readFiguresAddress({ source: 'live' })).toEqual({ source: 'live' });
    expect(readFiguresAddress({ source: 'draft' })).toEqual({});
  });

  it('keeps the code of an area as it is written', () => {
    expect(readFiguresAddress({ area: 'XA-GX' })).toEqual({ area: 'XA-GX' });
  });
});

describe('the address of a drill-down', () => {
  it('holds the parts in their order, and leaves out what is no part', () => {
    const raw = { part: ['hv:overseas', 'nothing', 'area:610113', ':x', 'hv:'] };
    expect(readDrillAddress(raw)).toEqual({ part: ['hv:overseas', 'area:610113'] });
  });

  it('says whether records stand in front, and nothing else of that', () => {
    expect(readDrillAddress({ show: 'records' })).toEqual({ show: 'records' });
    expect(readDrillAddress({ show: 'parts' })).toEqual({});
  });

  it('is empty for an empty one', () => {
    expect(readDrillAddress({})).toEqual({});
  });
});

describe('other addresses of the room', () => {
  it('name the indicator that is drafted and the act in a register', () => {
    expect(readCockpitAddress({ draft: '4', period: '2025' })).toEqual({
      draft: '4',
      period: '2025',
    });
    expect(readRegisterAddress({ do: 'add', area: '610113' })).toEqual({
      do: 'add',
      area: '610113',
    });
    expect(readRegisterAddress({ do: 'delete' })).toEqual({});
  });
});

describe('steps of a drill-down', () => {
  const at = { period: '2025', part: ['hv:overseas', 'area:610113'], item: 'CN1' };

  it('leave what was chosen in the same column and deeper', () => {
    expect(choose(at.part, 0, 'hv:aged')).toEqual(['hv:aged']);
    expect(choose(at.part, 1, 'area:610102')).toEqual(['hv:overseas', 'area:610102']);
    expect(choose(at.part, 2, 'year:2020')).toEqual([...at.part, 'year:2020']);
  });

  it('keep what they do not name and drop what they set to nothing', () => {
    expect(stepTo(at, { show: 'records' })).toEqual({ ...at, show: 'records' });
    expect(stepTo(at, { item: undefined, part: [] })).toEqual({ period: '2025' });
  });
});

describe('parts', () => {
  const breakdown = {
    id: 'hv',
    title: { zh: '按条件', en: 'By condition' },
    overlapping: true,
    parts: [
      { id: 'a:1', title: { zh: '甲', en: 'A' }, count: 7 },
      { id: 'b', title: { zh: '乙', en: 'B' }, count: 5 },
    ],
    combinations: [],
  };

  it('may have colons in their names', () => {
    expect(readPart('hv:a:1')).toEqual({ breakdown: 'hv', part: 'a:1' });
    expect(findPart([breakdown], 'hv:a:1')?.count).toBe(7);
    expect(findPart([breakdown], 'other:b')).toBeUndefined();
    expect(findPart([breakdown], 'hv:c')).toBeUndefined();
  });

  it('that overlap say by how much they are more than the whole', () => {
    expect(overlapOf(breakdown, 10)).toEqual({ sum: 12, twice: 2 });
    expect(overlapOf(breakdown, 12)).toBeNull();
    expect(overlapOf({ ...breakdown, overlapping: false }, 10)).toBeNull();
  });
});

describe('another choice of figures', () => {
  const own = { live: ['610113'], draft: ['610113'] };
  const elsewhere = { period: '2025', area: '610102', source: 'published' } as const;

  it('leaves an area that is none of the own ones when present values are asked for', () => {
    expect(chooseFigures(elsewhere, { source: 'live' }, own)).toEqual({
      period: '2025',
      source: 'live',
    });
  });

  it('keeps the area otherwise', () => {
    expect(chooseFigures({ ...elsewhere, area: '610113' }, { source: 'live' }, own)).toEqual({
      period: '2025',
      area: '610113',
      source: 'live',
    });
    expect(chooseFigures(elsewhere, { period: '2024' }, own)).toEqual({
      ...elsewhere,
      period: '2024',
    });
    expect(
      chooseFigures({ period: '2025', area: '610113', source: 'live' }, elsewhere, own),
    ).toEqual(elsewhere);
  });
});

describe('addresses of what belongs to figures', () => {
  const at = { period: '2025Q3', area: 'XA-GX', source: 'published' } as const;

  it('lead to the same figures, area and period', () => {
    expect(indicatorPath('c3', at)).toBe(
      '/indicators/c3?period=2025Q3&area=XA-GX&source=published',
    );
    expect(indicatorPath('7', {})).toBe('/indicators/7');
  });

  it('draft what is counted now, whatever is shown', () => {
    expect(draftPath('7', at)).toBe('/desk/cockpit?period=2025Q3&area=XA-GX&source=live&draft=7');
  });

  it('export the figures of the page in the language of the page', () => {
    expect(exportAddress('csv', at, 'en')).toBe(
      '/api/v1/indicators/export.csv?period=2025Q3&area=XA-GX&source=published&lang=en',
    );
    expect(reportAddress(at, 'zh')).toBe(
      '/api/v1/indicators/report.pdf?period=2025Q3&area=XA-GX&lang=zh',
    );
  });
});
