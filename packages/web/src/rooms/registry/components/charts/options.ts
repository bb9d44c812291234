import type { EChartsCoreOption } from 'echarts/core';
import { INCOMPLETE, TYPE_COLOURS } from '../../../../base/theme/chart.ts';
import type { BarRow, Trend } from './shape.ts';

/** What a drawing says in the reader's language. */
export interface Words {
  readonly description: string;
  readonly say: (label: { readonly zh: string; readonly en: string }) => string;
  readonly number: (value: number) => string;
}

/** Colour of a type of right; grey for one that the palette does not know. */
export function typeColour(type: string): string {
  return TYPE_COLOURS[type] ?? '#8B979B';
}

/** Stacked bars by year; the year that is not complete is hatched. */
export function trendOption(trend: Trend, words: Words): EChartsCoreOption {
  const most = Math.max(0, ...trend.totals);
  return {
    aria: { enabled: true, label: { description: words.description } },
    grid: { left: 4, right: 8, top: 26, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: [...trend.years] },
    yAxis: { type: 'value', minInterval: 1 },
    series: trend.series.map((series, row) => ({
      type: 'bar',
      stack: 'all',
      name: words.say(series.label),
      cursor: 'pointer',
      itemStyle: {
        color: typeColour(series.value),
        borderColor: '#fff',
        borderWidth: 0.6,
      },
      data: series.counts.map((count, column) =>
        column === trend.incomplete ? { value: count, itemStyle: { decal: INCOMPLETE } } : count,
      ),
      // The greatest year is named on top of its column.
      ...(row === trend.series.length - 1
        ? {
            label: {
              show: true,
              position: 'top',
              color: '#182023',
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                trend.totals[dataIndex] === most ? words.number(most) : '',
            },
          }
        : {}),
    })),
  };
}

/** Colour of a class by its IPC section, Nice and Locarno in the last. */
const SECTION_COLOURS: Readonly<Record<string, string>> = {
  A: '#A36877',
  B: '#3E79A2',
  C: '#6F3814',
  D: '#6B5B2E',
  E: '#56636A',
  F: '#2B6E55',
  G: '#4F215D',
  H: '#1D5A86',
};

/** Areas by class. What lies outside the greatest classes is told in words: it would dwarf them. */
export function classesOption(rows: readonly BarRow[], words: Words): EChartsCoreOption {
  const area = (name: string, title: string, value: number, color: string) => ({
    name,
    value,
    itemStyle: { color },
    label: {
      formatter: [`{b|${name}}`, ...(title === name ? [] : [title]), words.number(value)].join(
        '\n',
      ),
    },
  });
  return {
    aria: { enabled: true, label: { description: words.description } },
    tooltip: {
      formatter: ({ name, value }: { name: string; value: number }) =>
        `${name} ${words.number(value)}`,
    },
    series: [
      {
        type: 'treemap',
        left: 0,
        right: 0,
        top: 4,
        bottom: 4,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        cursor: 'pointer',
        label: {
          position: 'insideTopLeft',
          fontSize: 12,
          lineHeight: 17,
          color: '#fff',
          rich: { b: { fontWeight: 700, fontSize: 13, lineHeight: 18, color: '#fff' } },
        },
        itemStyle: { borderColor: '#fff', borderWidth: 1, gapWidth: 1 },
        data: rows.map((row) => {
          const symbol = row.value.replace(/^([A-H]\d{2}[A-Z])(\d)/, '$1 $2');
          const title = words.say(row.label);
          return area(
            symbol,
            title === row.value ? symbol : title,
            row.count,
            SECTION_COLOURS[row.value.slice(0, 1)] ?? '#56636A',
          );
        }),
      },
    ],
  };
}
