import type { CoreFieldList } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const GRANTED = { day: '2020-05-19', code: 'grant' };
let serial = 0;

/** A granted invention of Yanta: in force, filed on a day. */
function granted(filingDay: string, ipc: string[], division = '610113') {
  serial += 1;
  const number = applicationNumber(Number(filingDay.slice(0, 4)), 700 + serial);
  const base = patent({ number, filingDay, ipc, events: [GRANTED] });
  return {
    ...base,
    grantDay: GRANTED.day,
    feePaidThroughYear: 20,
    registerAsOf: '2026-11-20',
    applicants: [{ name: '西安样例有限公司', country: 'CN', division }],
  };
}

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => Date.parse('2026-11-22T04:00:00Z') });
  await platform.give([
    // Semiconductors are strategic: high-value by HV1.
    granted('2018-03-01', ['H01L29/778']),
    // Coffee machines are nothing the plan names, and not yet ten years old.
    granted('2018-03-02', ['A47J31/06']),
    // Kept for more than ten years, by HV3; its symbol gives textile machines.
    granted('2014-03-03', ['D05B1/00'], '610112'),
    // An application is no invention in force.
    patent({ number: applicationNumber(2024, 799), ipc: ['B64C1/00'] }),
  ]);
});

const ask = (area: string) => platform.read<CoreFieldList>(`/api/v1/core-fields?area=${area}`);
const rowOf = ({ rows }: CoreFieldList, kind: string, value: string) =>
  rows.find((row) => row.kind === kind && row.value === value)!;

describe('fields without a core patent (S31)', () => {
  it('lists every field with its inventions in force and its high-value ones', async () => {
    const city = await ask('610100');
    expect(city).toMatchObject({ day: '2026-11-22', complete: true });
    expect(city.rows).toHaveLength(9 + 13 + 35);
    expect(rowOf(city, 'industry', 'XA-01')).toMatchObject({ inventions: 1, core: 1 });
    expect(rowOf(city, 'industry', 'XA-09')).toMatchObject({ inventions: 0, core: 0 });
    expect(rowOf(city, 'theme', 'quantum')).toMatchObject({
      inventions: 0,
      core: 0,
      label: { zh: '量子科学', en: 'Quantum science' },
    });
    // Field 33, furniture and games, has an invention and no core patent.
    expect(rowOf(city, 'technologyField', '33')).toMatchObject({ inventions: 1, core: 0 });
    expect(rowOf(city, 'technologyField', '28')).toMatchObject({ inventions: 1, core: 1 });
    expect(city.note.zh).toContain('待核');
  });

  it('of one district has what belongs there alone', async () => {
    const yanta = await ask('610113');
    expect(yanta.within).toEqual({ include: ['seat:610113'], words: [] });
    expect(rowOf(yanta, 'industry', 'XA-01')).toMatchObject({ inventions: 1, core: 1 });
    expect(rowOf(yanta, 'technologyField', '28')).toMatchObject({ inventions: 0, core: 0 });
    const zone = await ask('XA-GX');
    expect(zone.within).toEqual({ include: ['seatZone:XA-GX'], words: [] });
    expect(zone.rows.every(({ inventions }) => inventions === 0)).toBe(true);
  });

  it('is of the city where no area is named', async () => {
    const city = await platform.read<CoreFieldList>('/api/v1/core-fields');
    expect(city).toEqual(await ask('610100'));
    expect(city.within).toEqual({ include: [], words: ['has:seat'] });
  });

  it('says what is wrong with an area that is none', async () => {
    const answer = await platform.ask('anonymous', { url: '/api/v1/core-fields?area=110101' });
    expect(answer.statusCode).toBe(400);
  });
});
