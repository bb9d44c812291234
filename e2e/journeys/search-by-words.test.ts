import type { CityFigures } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { PATIENCE, countShown, expectAnswer, expectCount, keysShown } from '../support/results.ts';
import { answerOf, search } from '../support/results.ts';
import { FACETS } from '../../packages/web/src/rooms/registry/queries.ts';
import { visit } from '../support/visit.ts';

const WORDS = '一种';

describe('a first visit', () => {
  it.each(['zh', 'en'] as const)(
    'says how many records there are, and that they are invented (%s)',
    async (language) => {
      const reader = await visit({ language });
      await reader.open('/');
      const { page, t, number } = reader;
      const city = await ask<CityFigures>('/city');
      await page.getByRole('heading', { level: 1, name: t.home.title }).waitFor();
      await page.getByText(number(city.count)).first().waitFor();
      const strip = page.getByRole('complementary', { name: t.demonstration.tag });
      expect(await strip.innerText()).toContain(t.demonstration.sentence('1'));
    },
  );

  it('leads from a collection and words to that collection only', async () => {
    const reader = await visit();
    await reader.open('/');
    await reader.page.getByRole('button', { name: '商标', exact: true }).click();
    await search(reader, '电池');
    const asked = { q: '电池', include: ['collection:trademark'] };
    const answer = await expectAnswer(reader, asked);
    expect(answer.rows.every((row) => row.collection === 'trademark')).toBe(true);
  });

  it('opens each of the nine industries with the number of records that the plan shows', async () => {
    const reader = await visit();
    await reader.open('/');
    const { industries } = await ask<CityFigures>('/city');
    const industry = industries.find((each) => each.count > 0)!;
    await reader.page.getByRole('link', { name: industry.label.zh }).first().click();
    await reader.page.waitForURL(/\/search/);
    await expectCount(reader, industry.count);
  });
});

describe('words in the one box', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'find records with the words underlined and an exact count ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      await reader.open('/');
      await search(reader, WORDS);
      const answer = await expectAnswer(reader, { q: WORDS });
      expect(answer.count).toBeGreaterThan(100);
      const marks = await reader.page.locator('li:has([data-result]) mark').allInnerTexts();
      expect(marks.length).toBeGreaterThan(10);
      expect(marks.every((mark) => WORDS.includes(mark))).toBe(true);
      expect(new URL(reader.page.url()).searchParams.get('q')).toBe(WORDS);
    },
  );

  it('give the same answer from the address alone', async () => {
    const reader = await visit();
    const address = `/search?q=${encodeURIComponent(WORDS)}&include=type:utilityModel&sort=-filingDay&size=50`;
    await reader.open(address);
    await expect.poll(() => keysShown(reader), PATIENCE).toHaveLength(50);
    const keys = await keysShown(reader);
    const first = await countShown(reader);
    await reader.page.reload();
    await expectCount(reader, first);
    expect(await keysShown(reader)).toEqual(keys);
  });
});

describe('facets beside the list', () => {
  it('are there for every kind of value that the city has', async () => {
    const reader = await visit();
    await reader.open('/search');
    const { facets } = await answerOf({ facets: FACETS.join(',') });
    const column = reader.page.getByRole('region', { name: reader.t.facet.title });
    for (const facet of facets) {
      expect(facet.buckets.length, facet.field).toBeGreaterThan(0);
      await column.getByRole('heading', { name: facet.label.zh }).first().waitFor();
    }
  });

  it('include, exclude and give back records, with the count of the API each time', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}`);
    const before = await expectAnswer(reader, { q: WORDS });
    const types = before.facets.find((facet) => facet.field === 'type')!;
    const [most, next] = types.buckets;
    const facets = page.getByRole('region', { name: t.facet.title });

    await facets.getByRole('checkbox', { name: most!.label.zh }).check();
    await expectCount(reader, most!.count);
    await expectAnswer(reader, { q: WORDS, include: [`type:${most!.value}`] });
    await page.getByRole('button', { name: t.conditions.removeAll }).click();
    await expectCount(reader, before.count);

    await facets.getByRole('button', { name: t.facet.exclude(next!.label.zh) }).click();
    await expectCount(reader, before.count - next!.count);
    await expectAnswer(reader, { q: WORDS, exclude: [`type:${next!.value}`] });
    const conditions = page.getByRole('list', { name: t.conditions.title });
    expect(await conditions.innerText()).toContain(t.conditions.not);
  });

  it('find a holder among all holders by a part of the name', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open('/search');
    const facet = (await answerOf({ facets: 'holder' })).facets[0]!;
    await page.getByRole('button', { name: t.facet.find('权利人', facet.distinct) }).click();
    const sheet = page.getByRole('dialog');
    const rare = await ask<typeof facet>('/rights/facets/holder?contains=大学&size=100');
    await sheet.getByLabel(t.facet.contains).fill('大学');
    await expect
      .poll(() => sheet.getByRole('checkbox').count(), PATIENCE)
      .toBe(Math.min(100, rare.distinct));
    const last = rare.buckets.at(-1)!;
    await sheet.getByRole('checkbox', { name: last.value }).check();
    await expectCount(reader, last.count);
  });

  it('rise as a sheet on a phone and say what they leave', async () => {
    const reader = await visit({ screen: 'phone' });
    const { page, t, number } = reader;
    await reader.open(`/search?q=${WORDS}`);
    const before = await expectAnswer(reader, { q: WORDS });
    const most = before.facets.find((facet) => facet.field === 'type')!.buckets[0]!;
    await page.getByRole('button', { name: t.facet.open(0), exact: true }).click();
    const sheet = page.getByRole('dialog', { name: t.facet.title });
    await sheet.getByRole('checkbox', { name: most.label.zh }).check();
    await sheet.getByRole('button', { name: t.facet.show(number(most.count)) }).click();
    await expectAnswer(reader, { q: WORDS, include: [`type:${most.value}`] });
  });
});

describe('the list', () => {
  it('is sorted and turned, and the way back restores it', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}`);
    const relevant = await expectAnswer(reader, { q: WORDS });

    await page.getByLabel(t.search.sort).selectOption('-filingDay');
    const newest = await expectAnswer(reader, { q: WORDS, sort: '-filingDay' });
    const days = newest.rows.map((row) => row.filingDay!);
    expect(days).toEqual(days.toSorted().toReversed());

    await page.getByRole('link', { name: t.list.next }).click();
    const second = { q: WORDS, sort: '-filingDay', cursor: newest.cursor! };
    const turned = await expectAnswer(reader, second);
    expect(turned.rows[0]!.filingDay! <= days.at(-1)!).toBe(true);
    await page.getByText(t.list.range('26', '50', reader.number(newest.count))).waitFor();

    await page.reload();
    await expectAnswer(reader, second);
    await page.goBack();
    await expectAnswer(reader, { q: WORDS, sort: '-filingDay' });
    await page.goBack();
    const restored = await expectAnswer(reader, { q: WORDS });
    expect(restored.rows).toEqual(relevant.rows);
  });
});
