import type { RightDetail, RightSummary } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { answerOf, expectAnswer, expectCount } from '../support/results.ts';
import { visit } from '../support/visit.ts';

const detailOf = (key: string): Promise<RightDetail> => ask<RightDetail>(`/rights/${key}`);

/** The first record of a search whose detail answers a wish. */
async function findDetail(
  include: readonly string[],
  wanted: (detail: RightDetail) => boolean,
): Promise<RightDetail> {
  const { rows } = await answerOf({ include, size: '100' });
  for (const row of rows) {
    const detail = await detailOf(row.key);
    if (wanted(detail)) return detail;
  }
  throw new Error(`the city has no such record: ${include.join(' ')}`);
}

describe('the page of a patent', () => {
  let detail: RightDetail;
  beforeAll(async () => {
    detail = await findDetail(
      ['type:inventionGrant', 'statusGroup:valid'],
      ({ record, links, events }) =>
        record.collection === 'patent' &&
        events.length > 1 &&
        (record.citations ?? []).some(({ number }) => links[number] !== undefined),
    );
  });

  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'says what it is, whether it is valid, and by which rule ($language, $screen)',
    async ({ language, screen }) => {
      const { record, status, expiry, display } = detail;
      const reader = await visit({ language, screen });
      const { page, t } = reader;
      await reader.open(`/r/${record.key}`);
      await page.getByRole('heading', { level: 1, name: record.title, exact: true }).waitFor();
      const main = page.getByRole('main');
      const said = await main.innerText();
      expect(said).toContain(status.label[language]);
      expect(said).toContain(display.patentNumber ?? display.number);
      expect(said).toContain(t.demonstration.tag);

      const rules = page.locator('details').filter({ hasText: t.rule.title });
      const rule = rules.filter({ hasText: expiry.parameters[0]!.key }).first();
      await rule.locator('summary').click();
      const told = await rule.innerText();
      expect(told).toContain(expiry.rule[language]);
      for (const parameter of expiry.parameters) {
        expect(told).toContain(parameter.key);
        expect(told).toContain(parameter.article);
      }
    },
  );

  it('draws its life and lists the same events in a table', async () => {
    const { record, events } = detail;
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/r/${record.key}`);
    await page.getByRole('img', { name: t.life.drawing }).waitFor();
    const table = page.getByRole('table').filter({ hasText: t.record.eventItems });
    const rows = await table.locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(events.length);
    events.forEach((event, place) => {
      expect(rows[place]).toContain(event.day);
      expect(rows[place]).toContain(event.label.zh);
    });
  });

  it('says field by field where it comes from', async () => {
    const { record, provenance } = detail;
    const reader = await visit();
    const { page, t, p } = reader;
    await reader.open(`/r/${record.key}`);
    const table = page.getByRole('table').filter({ hasText: p.position }).first();
    const row = table.getByRole('row').filter({ hasText: record.title }).first();
    expect(await row.innerText()).toContain(provenance[0]!.source?.file ?? t.record.noSource);
    const versions = page.locator('details').filter({
      hasText: p.versions(provenance.length),
    });
    await versions.locator('summary').click();
    expect(await versions.innerText()).toContain(provenance[0]!.contentHash.slice(0, 16));
  });

  it('leads to its holder’s records, its class and the documents that it cites', async () => {
    const { record, links } = detail;
    if (record.collection !== 'patent') throw new Error('no patent');
    const reader = await visit();
    const { page } = reader;
    const address = `/r/${record.key}`;
    const holder = (record.holders ?? record.applicants)[0]!.name;
    await reader.open(address);
    await page.getByRole('link', { name: holder, exact: true }).first().click();
    await expectAnswer(reader, { include: [`holder:${holder}`] });

    await reader.open(address);
    const symbol = record.ipc[0]!.symbol;
    await page.locator(`a[href*="${encodeURI(`ipc:${symbol}`)}"]`).click();
    const { count } = await answerOf({ q: `ipc:${symbol}` });
    await expectCount(reader, count);

    await reader.open(address);
    const cited = record.citations!.find(({ number }) => links[number] !== undefined)!;
    await page.getByRole('link', { name: cited.number, exact: true }).first().click();
    await page.waitForURL(`**/r/${links[cited.number]}`);
    const other = await detailOf(links[cited.number]!);
    await page.getByRole('heading', { level: 1, name: other.record.title, exact: true }).waitFor();
  });
});

describe('a patent that is pledged', () => {
  it('says to whom, from when, and draws it on a lane of its own', async () => {
    const detail = await findDetail(['overlay:pledged', 'collection:patent'], () => true);
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/r/${detail.record.key}`);
    const pledge = detail.events.findLast((event) => event.code === 'pledge')!;
    const drawing = page.getByRole('img', { name: t.life.drawing });
    expect(await drawing.innerHTML()).toContain(t.side.pledge);
    const main = await page.getByRole('main').innerText();
    expect(main).toContain(t.side.encumbrances);
    expect(main).toContain(pledge.day);
  });
});

describe('the page of a trademark', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'lists classes with their goods, and its term ($language, $screen)',
    async ({ language, screen }) => {
      const detail = await findDetail(
        ['type:trademark', 'statusGroup:valid'],
        ({ record }) => record.collection === 'trademark' && record.classes[0]!.nice < 10,
      );
      const { record, expiry } = detail;
      if (record.collection !== 'trademark') throw new Error('no trademark');
      const reader = await visit({ language, screen });
      const { page, t, f } = reader;
      await reader.open(`/r/${record.key}`);
      await page.getByRole('heading', { level: 1, name: record.title, exact: true }).waitFor();
      const main = await page.getByRole('main').innerText();
      expect(main).toContain(record.number);
      for (const each of record.classes) {
        expect(main).toContain(t.record.niceNumber(each.nice));
        for (const goods of each.goods ?? []) expect(main).toContain(goods);
      }
      expect(main).toContain(t.life.computed(f.day(expiry.value!)));
      const nice = record.classes[0]!.nice;
      await page
        .getByRole('link', { name: t.record.niceNumber(nice) })
        .first()
        .click();
      await expectAnswer(reader, { include: [`nice:${String(nice).padStart(2, '0')}`] });
    },
  );
});

describe('a record that was opened from a list', () => {
  it('leads to its neighbours in that list, and back to the place in it', async () => {
    const asked = { include: ['type:design'], sort: '-filingDay' };
    const { rows, count } = await answerOf(asked);
    const [first, second] = rows as [RightSummary, RightSummary];
    const reader = await visit();
    const { page, t, number } = reader;
    await reader.open('/search?include=type:design&sort=-filingDay');
    await expectAnswer(reader, asked);
    await page.locator('[data-result]').first().click();
    await page.waitForURL(`**/r/${first.key}`);
    await page.getByRole('link', { name: t.record.after, exact: true }).click();
    await page.waitForURL(`**/r/${second.key}`);
    await page.getByRole('link', { name: t.record.place('2', number(count)) }).click();
    await expectAnswer(reader, asked);
  });
});
