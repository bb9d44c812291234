import type { CityFigures, RightDetail, RightSummary } from '@zca/domain/registry';
import { applicationCheckDigit } from '@zca/standards';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { PATIENCE, answerOf, expectCount, keysShown, search } from '../support/results.ts';
import { visit } from '../support/visit.ts';

let row: RightSummary;
/** Twelve digits of the application number, its check digit, and the first publication. */
let digits: string;
let check: string;
let publication: string;

beforeAll(async () => {
  const { rows } = await answerOf({ include: ['type:inventionGrant'], sort: '-filingDay' });
  row = rows[0]!;
  [digits = '', check = ''] = row.number.split('.');
  const { record } = await ask<RightDetail>(`/rights/${row.key}`);
  if (record.collection !== 'patent') throw new Error('a grant that is no patent');
  publication = record.publications[0]!.number;
});

const fullWidth = (text: string): string =>
  text.replaceAll(/[\d.]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));
/** `CN108765432A` in its parts. */
const parts = (number: string): [string, string, string] => {
  const [, country = '', serial = '', kind = ''] = /^(\D+)(\d+)(\w*)$/.exec(number) ?? [];
  return [country, serial, kind];
};

const WRITTEN_FORMS: readonly (readonly [string, () => string])[] = [
  ['as the office prints it', () => `${digits}.${check}`],
  ['with ZL and blanks', () => `ZL ${digits.slice(0, 4)} ${digits[4]} ${digits.slice(5)}.${check}`],
  ['with CN, without the point', () => `CN${digits}${check}`],
  ['in full-width digits', () => fullWidth(`${digits}.${check}`)],
  ['in small letters', () => `zl${digits}.${check}`],
  ['as its publication number', () => publication],
  ['as its publication number with blanks', () => parts(publication).join(' ')],
  ['as its publication number with hyphens', () => parts(publication).join('-')],
];

describe('a number in the one box', () => {
  it('leads straight to its record in every written form', async () => {
    const reader = await visit();
    const { page, t } = reader;
    for (const [, form] of WRITTEN_FORMS) {
      await reader.open('/');
      await search(reader, form());
      await page.waitForURL(`**/r/${row.key}`);
      await page
        .getByRole('status')
        .filter({ hasText: t.record.jumped(form()) })
        .waitFor();
    }
  });

  it('of a trademark leads to the trademark (en)', async () => {
    const { rows } = await answerOf({ include: ['type:trademark'] });
    const mark = rows[0]!;
    const reader = await visit({ language: 'en', screen: 'phone' });
    await reader.open('/search');
    await search(reader, mark.number);
    await reader.page.waitForURL(`**/r/${mark.key}`);
    await reader.page.getByText(reader.t.record.jumped(mark.number)).waitFor();
  });

  it('lets the reader see the list all the same, and go back to where they came from', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open('/');
    await search(reader, row.number);
    await page.getByRole('link', { name: t.record.jumpBack }).click();
    await expect.poll(() => keysShown(reader), PATIENCE).toContain(row.key);
    await page.goBack();
    await page.waitForURL(`**/r/${row.key}`);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: t.home.title }).waitFor();
  });

  it.each(['zh', 'en'] as const)(
    'that nobody has says so and offers a way on with its count (%s)',
    async (language) => {
      const base = '202119999999';
      const reader = await visit({ language });
      const { page, v, number } = reader;
      await reader.open('/');
      await search(reader, `ZL${base}.${applicationCheckDigit(base)}`);
      await page.getByRole('heading', { name: v.empty.title }).waitFor();
      await expectCount(reader, 0);
      const { count } = await ask<CityFigures>('/city');
      await page.getByText(v.empty.has(number(count)), { exact: true }).waitFor();
      await page.getByRole('link', { name: v.empty.everything }).click();
      await expectCount(reader, count);
    },
  );
});

describe('an address of a record', () => {
  it('that does not exist says so and offers to search', async () => {
    const reader = await visit({ refusals: [404] });
    const { page, t } = reader;
    await reader.open('/r/CN999999999999X');
    await page.getByRole('heading', { name: t.record.unknown }).waitFor();
    await page.getByRole('link', { name: t.record.searchFor('CN999999999999X') }).click();
    await page.waitForURL('**/search?q=CN999999999999X');
    await expectCount(reader, 0);
  });
});
