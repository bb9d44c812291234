import type { Board, IndicatorDetail } from '@zca/domain/indicators';
import type { Right } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { save } from '../support/platform.ts';
import { enter, invention, openSmallCity, read, row, PLAIN } from './support.ts';

const { city, platform, yanta } = await openSmallCity();

describe('the board', () => {
  it('counts the first indicator from records, and every other from what is there', async () => {
    const board = await read<Board>(city, '/board?period=2025');
    expect(row(board, '1')).toMatchObject({
      measured: { value: 3, numerator: 3, denominator: 10_000 },
      assessment: { status: 'missed', completion: 0.15, progress: null },
    });
    expect(row(board, 'c3').measured.value).toBe(4);
    expect(row(board, '1').areas.find(({ area }) => area === '610103')!.value).toBeNull();
    // Two records tell of one international registration.
    expect(row(board, '3').measured.value).toBe(2);
    // An indication counts on each ground of its own, and a mark as a mark.
    expect(['4', '5', 'c9'].map((code) => row(board, code).measured.value)).toEqual([1, 1, 1]);
    expect(row(board, '5').areas.find(({ area }) => area === '610124')!.value).toBe(1);
    expect(row(board, '12')).toMatchObject({
      measured: { value: null },
      assessment: { status: 'noValue' },
    });
    expect(board.rows.filter(({ rank }) => rank === 'core')).toHaveLength(13);
  });

  it('counts a past year from what is known of that year', async () => {
    const detail = await read<IndicatorDetail>(city, '/c3?period=2022');
    expect(detail.measured.value).toBe(2);
    expect(detail.series.map(({ period, value }) => [period, value])).toEqual([
      ['2020', 1],
      ['2021', 1],
      ['2022', 2],
      ['2023', 4],
      ['2024', 4],
      ['2025', 4],
    ]);
  });

  it('takes a new target of a district as its goal, and a register entry at once', async () => {
    const target = { code: 'c3', area: '610113', year: 2025, value: 6, basis: '市知发〔2025〕1号' };
    expect(
      (await city({ method: 'PUT', url: '/api/v1/indicators/targets', payload: target }))
        .statusCode,
    ).toBe(200);
    const detail = await read<IndicatorDetail>(city, '/c3?period=2025');
    expect(detail.areas.find(({ area }) => area === '610113')).toMatchObject({
      value: 3,
      target: 6,
      targetBasis: '市知发〔2025〕1号',
    });
    const line = {
      subject: '样例公司',
      from: '2025-01-01',
      category: 'nationalModel',
      area: '610113',
    };
    expect((await enter(yanta, 'modelEnterprises', line)).json()).toEqual({
      taken: 1,
      replaced: 0,
      known: 0,
      refused: [],
    });
    expect((await enter(yanta, 'modelEnterprises', line)).json()).toEqual({
      taken: 0,
      replaced: 0,
      known: 1,
      refused: [],
    });
    expect(row(await read<Board>(city, '/board?period=2025'), '7').measured.value).toBe(1);
  });
});

describe('exports', () => {
  it('give the same values as CSV, workbook and SDMX-JSON', async () => {
    const csv = await city({ url: '/api/v1/indicators/export.csv?period=2025' });
    expect(csv.statusCode).toBe(200);
    const line = csv.body
      .split('\n')
      .find((one) => one.startsWith('c3,') && one.includes('610100'))!;
    expect(line).toContain(',4,');
    // A status is a word in the language of the table.
    expect(line).toContain(',未判定,');
    const english = await city({ url: '/api/v1/indicators/export.csv?period=2025&lang=en' });
    expect(english.body).toContain(',Not judged,');
    const xlsx = await city({ url: '/api/v1/indicators/export.xlsx?period=2025' });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const { data } = (await city({ url: '/api/v1/indicators/export.sdmx.json?period=2025' })).json<{
      data: {
        structures: {
          dimensions: { observation: { id: string; values: { id: string }[] }[] };
          attributes: { observation: { id: string; values: { id: string }[] }[] };
        }[];
        dataSets: { observations: Record<string, (number | null)[]> }[];
      };
    }>();
    const [indicator, area] = data.structures[0]!.dimensions.observation;
    const place = `${indicator!.values.findIndex(({ id }) => id === 'c3')}:${area!.values.findIndex(({ id }) => id === '610113')}:0`;
    expect(data.dataSets[0]!.observations[place]).toEqual([3, 0]);
    const missing = `${indicator!.values.findIndex(({ id }) => id === '12')}:0:0`;
    expect(data.dataSets[0]!.observations[missing]).toEqual([null, 1]);
    // What stands behind the value is the place of its status in CL_OBS_STATUS.
    const [status] = data.structures[0]!.attributes.observation;
    expect(status).toMatchObject({ id: 'OBS_STATUS', values: [{ id: 'A' }, { id: 'M' }] });
  });
});

describe('freshness', () => {
  it('follows the change of one record within a second', async () => {
    const before = row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator;
    // Nobody waits for the index here: the board has to follow by itself.
    await save(platform.database.application, [{ ...PLAIN, family: ['EP3999998B1'] } as Right]);
    await expect
      .poll(
        async () => row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator,
        {
          timeout: 1000,
          interval: 50,
        },
      )
      .toBe(before! + 1);
  });

  it('is reached a second after a change also where nobody asked meanwhile', async () => {
    const told = async () =>
      row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator;
    const before = await told();
    const right = invention(2021, { family: ['EP3999999B1'] });
    await save(platform.database.application, [right]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await told()).toBe(before! + 1);
  });
});

describe('periods', () => {
  it('refuses years before anything is counted with a sentence', async () => {
    const answer = await city({ url: '/api/v1/indicators/board?period=1999' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: { zh: string } }>().detail.zh).toContain('2000');
  });
});
