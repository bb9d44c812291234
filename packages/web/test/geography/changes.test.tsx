import { describe, expect, it } from 'vitest';
import { zh } from '../../src/base/catalogue/geography/zh.ts';
import { en } from '../../src/base/catalogue/geography/en.ts';
import { ChangeLegend } from '../../src/rooms/geography/components/ChangeLegend.tsx';
import { ChangeTable } from '../../src/rooms/geography/components/ChangeTable.tsx';
import { signed, signedPercent } from '../../src/rooms/geography/signed.ts';
import { formatsFor } from '../../src/base/catalogue/format.ts';
import { CHANGES } from './answers.ts';
import { rendered, rowsOf } from './rendered.tsx';

const table = (change: Partial<typeof CHANGES> = {}, selected: string | null = null) => (
  <ChangeTable changes={{ ...CHANGES, ...change }} selected={selected} onSelect={() => undefined} />
);

describe('the table of changes', () => {
  it('has the greatest gain first and hidden differences last', async () => {
    const hidden = zh.areaTable.hidden(3);
    const markup = await rendered(table());
    expect(rowsOf(markup)).toEqual([
      ['雁塔区', '40', '50', '+10', '+25.0%'],
      ['未央区', '6', '4', '−2', '—'],
      ['蓝田县', hidden, '7', hidden, '—'],
    ]);
    expect(rowsOf(markup, 'tfoot')).toEqual([
      [zh.areaTable.outside, '4', hidden, ''],
      [zh.areaTable.total, '55', '63', '+8', ''],
    ]);
    expect(markup).toContain(zh.change.note(30));
  });

  it('names the periods, and marks the area that is chosen', async () => {
    const markup = await rendered(table({}, '610112'), 'en');
    expect(markup).toContain(en.years.range(2016, 2020));
    expect(markup).toContain(en.years.range(2021, 2025));
    const pressed = [...markup.matchAll(/aria-pressed="true" aria-label="([^"]*)"/g)];
    expect(pressed.map(([, label]) => label)).toEqual([en.areaTable.open('Weiyang District')]);
  });

  it('says nothing of hidden numbers where there are none', async () => {
    const after = { ...CHANGES.after, outside: 0 };
    const markup = await rendered(table({ rows: CHANGES.rows.slice(0, 2), after, hidden: 0 }));
    expect(markup).not.toContain(zh.areaTable.hidden(3));
  });
});

describe('the legend of changes', () => {
  it('has gains above, losses below, of the same bounds, and the sign of what is hidden', async () => {
    const markup = await rendered(
      <ChangeLegend bounds={[1, 10]} threshold={3} hasHidden circlesTo={null} />,
    );
    const lines = [...markup.matchAll(/<li[^>]*>.*?<\/span>(.*?)<\/li>/gs)].map(([, text]) => text);
    expect(lines).toEqual([
      zh.change.beyond('+10'),
      zh.change.range('+1', '+9'),
      zh.change.none,
      zh.change.range('−1', '−9'),
      zh.change.beyond('−10'),
      zh.legend.hidden(3),
    ]);
  });
});

describe('a difference', () => {
  it('has its sign, and none where it is nothing', () => {
    const f = formatsFor('zh');
    expect([1234, -5, 0].map((value) => signed(value, f))).toEqual(['+1,234', '−5', '0']);
    expect([12.34, -0.04, -3].map(signedPercent)).toEqual(['+12.3%', '0.0%', '−3.0%']);
  });
});
