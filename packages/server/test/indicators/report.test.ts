import type { Board, BoardRow, PublishedValue } from '@zca/domain/indicators';
import { AREAS, PLAN } from '@zca/domain/indicators';
import { describe, expect, it } from 'vitest';
import { drawReport } from '../../src/base/papers/typesetReport.ts';
import { monthlyReport } from '../../src/indicators/monthlyReport.ts';
import { Pdf } from '../support/pdf.ts';
import { openSmallCity } from './support.ts';

const { visitor } = await openSmallCity();

const both = (zh: string, en = zh) => ({ zh, en });
const [city] = AREAS;

/** A published indicator of the city: eight in 2024, nine in 2025, of ten. */
const KNOWN: BoardRow = {
  code: '4',
  rank: 'core',
  group: 'creation',
  title: both('地理标志证明商标', 'GI certification marks'),
  shortTitle: both('证明商标', 'GI marks'),
  unit: both('件', 'marks'),
  decimals: 1,
  direction: 'up',
  measured: { area: city!.code, value: 9, numerator: 9, denominator: null, reason: null },
  assessment: {
    status: 'behind',
    reason: both('䶮𬭎到年底差 1 件，𠮷。', 'One short of ten.'),
    target: 10,
    scheduled: 9.5,
    progress: 0.5,
    completion: 0.9,
    pace: { reached: 1, needed: 1 },
    forecast: { year: 2026, value: 10, low: 9.4, high: 10.6, level: 0.8, method: both('') },
  },
  areas: [],
  years: [
    { year: 2023, value: null },
    { year: 2024, value: 8 },
    { year: 2025, value: 9 },
  ],
  published: { value: 9, vintage: 2, publishedAt: '2026-01-05T17:00:00.000Z' },
};
const UNKNOWN: BoardRow = {
  ...KNOWN,
  code: '5',
  group: 'use',
  title: both('没有公布的指标', 'An indicator without a value'),
  shortTitle: both('没有公布', 'Unpublished'),
  measured: { ...KNOWN.measured, value: null, reason: both('这一期还没有发布。', 'Not yet.') },
  assessment: {
    ...KNOWN.assessment,
    status: 'noValue',
    scheduled: null,
    progress: null,
    completion: null,
    forecast: null,
  },
  years: [{ year: 2025, value: null }],
  published: null,
};

const board: Board = {
  area: { ...city!, name: { ...city!.name }, mark: { ...city!.mark } },
  reach: [],
  own: { live: [], draft: [] },
  period: { name: '2025', from: '2025-01-01', to: '2025-12-31', day: '2025-12-31' },
  plan: { ...PLAN, title: { ...PLAN.title } },
  source: 'published',
  rows: [KNOWN, UNKNOWN, { ...KNOWN, code: '14', rank: 'target', title: both('不是核心') }],
  generation: '77',
  complete: true,
  tookMs: 1,
  demonstration: true,
};

const vintage = (period: string, number: number, value: number): PublishedValue => ({
  code: '4',
  area: city!.code,
  period,
  vintage: number,
  value,
  numerator: value,
  denominator: null,
  method: 'm',
  definitionVersion: 1,
  publishedAt: '2026-01-05T17:00:00.000Z',
  evidence: `${period}-${number}`,
  evidenceHash: 'f'.repeat(64),
  correction: null,
  matter: { id: 'm', number: 'm' },
});
// Oldest first, as the store gives them; another area has figures of its own.
const published = [
  vintage('2024', 1, 8),
  vintage('2025', 1, 7),
  vintage('2025', 2, 9),
  { ...vintage('2025', 1, 3), area: '610113' },
];

async function drawn(language: 'zh' | 'en'): Promise<Pdf> {
  const report = monthlyReport({
    board,
    published,
    language,
    author: '西安样例局',
    origin: 'https://ip.example.gov.cn',
    madeAt: '2026-01-06T17:05:00.000Z',
  });
  return new Pdf(await drawReport(report));
}
const textOf = (pdf: Pdf, marks: (mark: string | null) => boolean): string =>
  pdf
    .drawn()
    .filter(({ mark }) => marks(mark))
    .map(({ text }) => text)
    .join('');

/** Every place that leads elsewhere: the address, and where on the page it is. */
function linksOf(pdf: Pdf) {
  return [...pdf.objects.values()]
    .filter(({ dictionary }) => dictionary.includes('/Subtype /Link'))
    .map(({ dictionary }) => {
      const address = /\/URI \((.*?)\)\n/.exec(pdf.follow(dictionary, 'A').dictionary)?.[1];
      const [, rect] = /\/Rect \[([^\]]*)\]/.exec(dictionary) ?? [];
      const [left, bottom, right, top] = (rect ?? '').split(' ').map(Number);
      return { address, left: left!, bottom: bottom!, right: right!, top: top! };
    });
}

describe('the report of a period as PDF', () => {
  it('says what was published and why the rest has no figure, in both languages', async () => {
    const zh = textOf(await drawn('zh'), (mark) => mark !== 'Artifact');
    expect(zh).toContain(`${PLAN.title.zh}指标报告（2025 年）`);
    expect(zh).toContain(
      '已完成或达标 0 项，正常或超前 0 项，落后或难完成 1 项，未判定或无数据 1 项。',
    );
    expect(zh).toContain('地理标志证明商标');
    expect(zh).toContain('第 2 版，2026-01-06');
    expect(zh).toContain('9.4 至 10.6（80%）');
    expect(zh).toContain('这一期还没有发布。');
    expect(zh).not.toContain('不是核心');
    const en = await drawn('en');
    expect(textOf(en, (mark) => mark !== 'Artifact')).toContain('GI certification marks');
    expect(en.catalog).toContain('/Lang (en)');
  });

  it('prints rare characters, and the code of those that the font lacks', async () => {
    const text = textOf(await drawn('zh'), (mark) => mark !== 'Artifact');
    expect(text).toContain('䶮𬭎到年底差 1 件，［U+20BB7］。');
    expect(text).toContain('注：字库没有的字');
  });

  it('leads from every figure to the evidence of its own period and vintage', async () => {
    const pdf = await drawn('zh');
    const links = linksOf(pdf);
    const evidence = links.filter(({ address }) => address?.includes('/evidence/') === true);
    expect(new Set(evidence.map(({ address }) => address))).toEqual(
      new Set([
        'https://ip.example.gov.cn/indicators/evidence/2025-2',
        'https://ip.example.gov.cn/indicators/evidence/2024-1',
      ]),
    );
    // Every drawn figure but those of scales lies within a link: no number stands without its source.
    const figures = pdf.drawn().filter(({ mark, text }) => mark === 'Link' && /\d/.test(text));
    expect(figures.map(({ text }) => text)).toEqual(expect.arrayContaining(['9.0', '8.0', '10.0']));
    for (const { x, y, text } of figures) {
      const within = links.filter(
        (link) =>
          x >= link.left - 1 && x <= link.right + 1 && y >= link.bottom - 1 && y <= link.top + 1,
      );
      expect(within.length, text).toBeGreaterThan(0);
    }
    const values = pdf.drawn().filter(({ text }) => text === '9.0' || text === '8.0');
    expect(values.every(({ mark }) => mark === 'Link' || mark === 'Figure')).toBe(true);
  });

  it('says of its drawings in words what they show, and draws them as lines', async () => {
    const pdf = await drawn('zh');
    const told = [...pdf.objects.values()]
      .filter(({ dictionary }) => dictionary.includes('/S /Figure'))
      .map(({ dictionary }) => /\/Alt (\(.*?\))\n/s.exec(dictionary)?.[1] ?? '')
      .map((literal) => Pdf.string(literal));
    expect(told).toEqual([
      '证明商标：现值 9.0，应达 9.5，目标 10.0',
      '证明商标历年的数：2023 –，2024 8.0，2025 9.0',
    ]);
    expect(
      [...pdf.objects.values()].some(({ dictionary }) => dictionary.includes('/Subtype /Image')),
    ).toBe(false);
  });

  it('bears on every page that its figures are invented, of when they are, and its number', async () => {
    const pdf = await drawn('zh');
    for (const page of pdf.pages.keys()) {
      const margins = pdf
        .drawn()
        .filter((each) => each.page === page && each.mark === 'Artifact')
        .map(({ text }) => text)
        .join('');
      expect(margins).toContain('演示数据');
      expect(margins).toContain('2026-01-07 01:05 制，数据的代 77。');
      expect(margins).toContain(`第 ${page + 1} 页，共 ${pdf.pages.length} 页`);
    }
  });

  it('is the same file for the same figures and instant', async () => {
    const [one, other] = [await drawn('zh'), await drawn('zh')];
    expect(one.text === other.text).toBe(true);
  });
});

describe('the report over HTTP', () => {
  it('is a PDF for everybody, and refuses what is no period with a sentence', async () => {
    const answer = await visitor({ url: '/api/v1/indicators/report.pdf?period=2025&lang=en' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toContain('indicators-610100-2025.pdf');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const refused = await visitor({ url: '/api/v1/indicators/report.pdf?period=2025X' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json<{ detail: { zh: string } }>().detail.zh).toMatch(/。$/);
  });
});
