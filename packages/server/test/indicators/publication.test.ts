import { createHash } from 'node:crypto';
import type {
  Board,
  CountedItems,
  DraftReceipt,
  EvidenceView,
  IndicatorDetail,
} from '@zca/domain/indicators';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/indicators/contentHash.ts';
import { draftTitle, draftValue } from '../../src/indicators/draftWords.ts';
import {
  ABROAD,
  CHIP,
  OLD,
  act,
  draft,
  enter,
  invention,
  openSmallCity,
  read,
  row,
} from './support.ts';

const { as, city, platform, visitor, yanta } = await openSmallCity();

describe('publication', () => {
  it('takes three people, freezes the evidence, and corrects by a further vintage', async () => {
    const auditor = await as('city');
    const head = await as('head');
    const filed = await draft(city);
    expect(filed.statusCode, filed.body).toBe(201);
    const first = filed.json<DraftReceipt>();
    expect(first.measured.value).toBe(3);

    // Nobody audits what they reported, nor publishes what was not audited.
    expect((await act(city, first.matter.id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(
      403,
    );
    expect((await act(head, first.matter.id, 'publish', 1)).statusCode).toBe(409);
    expect((await act(auditor, first.matter.id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(
      201,
    );
    expect((await act(auditor, first.matter.id, 'publish', 2)).statusCode).toBe(403);
    const unpublished = `/api/v1/indicators/evidence/${first.evidence}`;
    expect((await visitor({ url: unpublished })).statusCode).toBe(404);
    expect((await act(head, first.matter.id, 'publish', 2)).statusCode).toBe(201);

    const public1 = await read<Board>(visitor, '/board?period=2025');
    expect(public1.source).toBe('published');
    expect(row(public1, '1').published).toMatchObject({ value: 3, vintage: 1 });
    expect(row(public1, '2').measured.value).toBeNull();

    // What was published stands, whatever the records become.
    await platform.give([invention(2021, { family: ['EP3999999B1'] })]);
    expect(row(await read<Board>(city, '/board?period=2025'), '1').measured.numerator).toBe(4);
    const evidence = await read<EvidenceView>(visitor, `/evidence/${first.evidence}`);
    expect(evidence.records.count).toBe(3);
    const list = (await visitor({ url: `${unpublished}/records.txt` })).body;
    expect(list.trim().split('\n')).toEqual([OLD.key, ABROAD.key, CHIP.key].toSorted());
    expect(createHash('sha256').update(list).digest('hex')).toBe(evidence.records.sha256);
    const frozen = await read<CountedItems>(visitor, '/1/items?period=2025');
    expect(frozen).toMatchObject({ count: 3, evidence: first.evidence });

    const opened = await read<IndicatorDetail>(visitor, '/1?period=2025');
    const parts = opened.breakdowns.find(({ id }) => id === 'area')!.parts;
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(3);

    // A correction says why.
    expect((await draft(city)).statusCode).toBe(400);
    const second = (await draft(city, { correction: '补充同族数据' })).json<DraftReceipt>();
    expect((await act(auditor, second.matter.id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(
      201,
    );
    expect((await act(head, second.matter.id, 'publish', 2)).statusCode).toBe(201);
    const { published, series } = await read<IndicatorDetail>(visitor, '/1?period=2025');
    expect(published.map(({ vintage, value, correction }) => [vintage, value, correction])).toEqual(
      [
        [2, 4, '补充同族数据'],
        [1, 3, null],
      ],
    );
    expect(series.find(({ period }) => period === '2025')).toMatchObject({
      published: 4,
      corrected: [3],
    });
  });

  it('shows whoever reported what they reported, and no visitor anything', async () => {
    const receipt = (await draft(city, { code: 'c3', period: '2022' })).json<DraftReceipt>();
    const url = `/api/v1/matters/${receipt.matter.id}`;
    const shown = (await city({ url })).json<{ values: { field: string }[] }>();
    expect(shown.values.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['indicator', 'value', 'evidence', 'evidenceHash']),
    );
    expect((await visitor({ url })).statusCode).not.toBe(200);
  });

  it('refuses a draft whose words differ from its evidence', async () => {
    const { evidence, evidenceHash } = (await draft(city, { code: 'c3' })).json<DraftReceipt>();
    const answer = await city({
      method: 'POST',
      url: '/api/v1/matters',
      payload: {
        procedure: 'indicatorValue',
        action: 'submit',
        key: 'indicator-000000-forged01',
        input: {
          title: '每万人口',
          indicator: '1',
          definitionVersion: 1,
          method: 'HV',
          area: '610100',
          period: '2025',
          value: '20',
          evidence,
          evidenceHash,
        },
      },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ reason: string }>().reason).toBe('EVIDENCE_DIFFERS');
  });

  it('cannot be changed by the application’s own role', async () => {
    const { pool } = platform.database.application;
    for (const table of [
      'indicator_value',
      'indicator_evidence',
      'indicator_entry',
      'indicator_target',
    ]) {
      await expect(pool.query(`delete from ${table}`), table).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(pool.query('update indicator_value set vintage = 9')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('what may not be published', () => {
  const publish = async (receipt: DraftReceipt) => {
    const auditor = await as('city');
    const head = await as('head');
    const { id } = receipt.matter;
    expect((await act(auditor, id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(201);
    return act(head, id, 'publish', 2);
  };

  it('is a period that is not over', async () => {
    const answer = await draft(city, { code: 'c3', period: '2026' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: { zh: string } }>().detail.zh).toContain('2026-12-31');
  });

  it('is a second vintage without a reason, also when two are published at once', async () => {
    const [one, other] = [
      (await draft(city, { code: 'c3', period: '2024' })).json<DraftReceipt>(),
      (await draft(city, { code: 'c3', period: '2024' })).json<DraftReceipt>(),
    ];
    const answers = await Promise.all([publish(one), publish(other)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422]);
    const refused = answers.find(({ statusCode }) => statusCode === 422)!;
    expect(refused.json<{ reason: string }>().reason).toBe('CORRECTION_WITHOUT_REASON');
  });

  it('is evidence with another value or title, and evidence that was published before', async () => {
    const receipt = (await draft(city, { code: 'c3', period: '2023' })).json<DraftReceipt>();
    const evidence = await read<EvidenceView>(city, `/evidence/${receipt.evidence}`);
    const file = (key: string, change: object, asking = city) =>
      asking({
        method: 'POST',
        url: '/api/v1/matters',
        payload: {
          procedure: 'indicatorValue',
          action: 'submit',
          key: `indicator-000000-${key}`,
          input: {
            title: draftTitle(evidence),
            indicator: evidence.code,
            definitionVersion: evidence.definitionVersion,
            method: evidence.method,
            area: evidence.area,
            period: evidence.period,
            value: draftValue(evidence),
            evidence: evidence.id,
            evidenceHash: evidence.sha256,
            ...change,
          },
        },
      });
    const reason = async (key: string, change: object) =>
      (await file(key, change)).json<{ reason: string }>().reason;
    expect(await reason('other-value1', { value: '400 件' })).toBe('EVIDENCE_DIFFERS');
    expect(await reason('other-title1', { title: '有效发明 全省 2023' })).toBe('EVIDENCE_DIFFERS');
    // Its words being true, a district still does not report for the city.
    expect((await file('of-the-city1', {}, yanta)).statusCode).toBe(403);
    expect((await file('same-words01', {})).statusCode).toBe(201);
    expect((await publish(receipt)).statusCode).toBe(201);
    expect(await reason('used-before1', {})).toBe('EVIDENCE_USED');
  });
});

describe('published evidence', () => {
  it('shows everybody where entries count and their hashes, and nobody else’s names', async () => {
    const person = { subject: '张样例', subjectCode: 'T-0001', from: '2025-03-01' };
    await enter(city, 'talents', { ...person, category: 'national' });
    const receipt = (await draft(city, { code: '11' })).json<DraftReceipt>();
    const auditor = await as('city');
    const { id } = receipt.matter;
    expect((await act(auditor, id, 'audit', 1, { opinion: '同意' })).statusCode).toBe(201);
    expect((await act(await as('head'), id, 'publish', 2)).statusCode).toBe(201);

    for (const [asking, sees] of [
      [visitor, false],
      [yanta, false],
      [city, true],
    ] as const) {
      const seen = await read<EvidenceView>(asking, `/evidence/${receipt.evidence}`);
      expect(seen.entries).toMatchObject([
        { register: 'talents', area: '610100', category: 'national', from: '2025-03-01' },
      ]);
      const { items } = await read<CountedItems>(
        asking,
        `/11/items?period=2025&source=published&evidence=${receipt.evidence}`,
      );
      expect(items).toHaveLength(1);
      expect(JSON.stringify([seen, items]).includes('张样例')).toBe(sees);
      expect(JSON.stringify([seen, items]).includes('T-0001')).toBe(sees);
    }

    // What everybody gets can be held against the hash that stands in the ledger.
    const {
      id: _id,
      sha256,
      takenAt: _taken,
      entries,
      ...body
    } = await read<EvidenceView>(visitor, `/evidence/${receipt.evidence}`);
    const plain = entries.map(({ entry: _entry, ...known }) => known);
    expect(contentHash({ ...body, entries: plain })).toBe(sha256);
    expect(sha256).toBe(receipt.evidenceHash);
  });

  it('is taken apart into combinations that together are the frozen list, each record once', async () => {
    const receipt = (await draft(city, { code: '1', correction: '核对' })).json<DraftReceipt>();
    const of = (part = '') =>
      read<CountedItems>(city, `/1/items?evidence=${receipt.evidence}${part}`);
    const list = (
      await city({ url: `/api/v1/indicators/evidence/${receipt.evidence}/records.txt` })
    ).body
      .trim()
      .split('\n');
    const whole = await of();
    const conditions = whole.breakdowns.find(({ id }) => id === 'condition')!;
    expect(whole.items.map(({ id }) => id)).toEqual(list);
    expect(conditions.combinations.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
    const found = new Set<string>();
    for (const { id, count } of conditions.parts) {
      const part = await of(`&part=condition:${id}`);
      expect(part.items.map((item) => item.id).filter((key) => !list.includes(key))).toEqual([]);
      expect(part.count, id).toBe(count);
      for (const item of part.items) found.add(item.id);
    }
    expect([...found].toSorted()).toEqual(list);
  });

  it('names the parameters by which it was counted', async () => {
    const receipt = (await draft(city, { code: '1', correction: '复核' })).json<DraftReceipt>();
    const { parameters } = await read<EvidenceView>(city, `/evidence/${receipt.evidence}`);
    expect(parameters.map(({ key }) => key)).toContain('HV3.years');
  });

  it('is opened by the indicator that it belongs to alone', async () => {
    const receipt = (await draft(city, { code: '2', period: '2024' })).json<DraftReceipt>();
    const of = (code: string) =>
      city({ url: `/api/v1/indicators/${code}/items?evidence=${receipt.evidence}` });
    expect((await of('2')).statusCode).toBe(200);
    expect((await of('c3')).statusCode).toBe(400);
  });

  it('is taken apart by what was frozen, whatever was added since', async () => {
    const receipt = (await draft(city, { code: 'c3', period: '2022' })).json<DraftReceipt>();
    const of = (part = '') =>
      read<CountedItems>(city, `/c3/items?evidence=${receipt.evidence}${part}`);
    const whole = await of();
    const districts = whole.breakdowns.find(({ id }) => id === 'area')!.parts;
    expect(whole).toMatchObject({ count: 2, stillThere: 2 });
    expect(districts.reduce((sum, { count }) => sum + count, 0)).toBe(2);

    await platform.give([invention(2015, {}, '610103')]);
    const live = await read<CountedItems>(city, '/c3/items?period=2022');
    expect(live.count).toBe(3);
    expect(await of()).toMatchObject({ count: 2, stillThere: 2 });
    const [first] = districts;
    const part = await of(`&part=area:${first!.id}`);
    expect(part.count).toBe(first!.count);
    expect(part.items).toHaveLength(first!.count);
    expect(part.breakdowns.map(({ id }) => id)).not.toContain('area');
    expect((await of('&part=area:610125')).count).toBe(0);
  });
});
