import type { LifeCycle } from '@zca/domain/registry';
import type { EChartsCoreOption } from 'echarts/core';
import type { Words } from './options.ts';
import { typeColour } from './options.ts';
import type { Pyramid } from './pyramid.ts';

/** Ages to the left, what is left of the term to the right, a year a line, types one on another. */
export function pyramidOption(
  pyramid: Pyramid,
  words: Words & { readonly aged: string; readonly expiring: string; readonly year: string },
): EChartsCoreOption {
  const side = (of: 'aged' | 'expiring', grid: number): object[] =>
    pyramid.types.map((type, place) => ({
      type: 'bar',
      stack: of,
      xAxisIndex: grid,
      yAxisIndex: grid,
      name: words.say(type.label),
      cursor: 'pointer',
      barCategoryGap: '12%',
      itemStyle: { color: typeColour(type.value) },
      data: pyramid.rows.map((row) => row[of][place] ?? 0),
    }));
  const years = pyramid.rows.map((row) => String(row.years));
  return {
    aria: { enabled: true, label: { description: words.description } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    title: [
      { text: words.aged, left: '2%', top: 0, textStyle: HEADING },
      { text: words.expiring, right: '2%', top: 0, textStyle: HEADING },
    ],
    grid: [
      { left: '2%', right: '53%', top: 26, bottom: 26 },
      { left: '53%', right: '2%', top: 26, bottom: 26 },
    ],
    xAxis: [
      { type: 'value', inverse: true, gridIndex: 0, minInterval: 1 },
      { type: 'value', gridIndex: 1, minInterval: 1 },
    ],
    yAxis: [
      {
        type: 'category',
        gridIndex: 0,
        position: 'right',
        data: years,
        axisLabel: { show: false },
      },
      {
        type: 'category',
        gridIndex: 1,
        data: years,
        axisLabel: { align: 'center', margin: 26, interval: 4 },
      },
    ],
    series: [...side('aged', 0), ...side('expiring', 1)],
  };
}

const HEADING = { fontSize: 12, fontWeight: 400, color: '#37434A' } as const;

const PHASE_COLOURS = {
  emergence: '#6791AC',
  growth: '#2B6E55',
  maturity: '#1D5A86',
  decline: '#8B979B',
} as const;

/** Colour of a phase; grey where none is told. */
export function phaseColour(phase: LifeCycle['years'][number]['phase']): string {
  return phase === null ? '#D3D9D7' : PHASE_COLOURS[phase];
}

/** The path of the years through holders (across) and filings (up). */
export function lifePathOption(
  years: LifeCycle['years'],
  words: Words & { readonly holders: string; readonly filings: string },
): EChartsCoreOption {
  return {
    aria: { enabled: true, label: { description: words.description } },
    tooltip: {
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const year = years[dataIndex];
        if (year === undefined) return '';
        return `${year.year}  ${words.filings} ${words.number(year.filings)}  ${words.holders} ${words.number(year.holders)}`;
      },
    },
    grid: { left: 12, right: 28, top: 30, bottom: 26, outerBoundsMode: 'same' },
    xAxis: {
      type: 'value',
      name: words.holders,
      nameLocation: 'middle',
      nameGap: 26,
      minInterval: 1,
    },
    yAxis: { type: 'value', name: words.filings, minInterval: 1, nameTextStyle: { align: 'left' } },
    series: [
      {
        type: 'line',
        lineStyle: { color: '#848F93', width: 1.2 },
        symbol: 'circle',
        symbolSize: 9,
        cursor: 'pointer',
        data: years.map((year) => ({
          value: [year.holders, year.filings],
          itemStyle: { color: phaseColour(year.phase) },
          label: {
            show: years.length <= 14 || year.year % 5 === 0 || year === years.at(-1),
            formatter: String(year.year),
            position: 'top',
            color: '#37434A',
          },
        })),
      },
    ],
  };
}

/** Shares in force by age, a line for each type. */
export function survivalOption(
  curves: LifeCycle['survival'],
  words: Words & { readonly age: string },
): EChartsCoreOption {
  const last = Math.max(0, ...curves.flatMap((curve) => curve.ages.map(({ age }) => age)));
  return {
    aria: { enabled: true, label: { description: words.description } },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${String(value)}%` },
    grid: { left: 8, right: 16, top: 14, bottom: 26, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      name: words.age,
      nameLocation: 'middle',
      nameGap: 26,
      data: Array.from({ length: last + 1 }, (_, age) => String(age)),
    },
    yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
    series: curves.map((curve) => ({
      type: 'line',
      step: 'end',
      name: words.say(curve.label),
      showSymbol: false,
      lineStyle: { width: 2, color: typeColour(curve.value) },
      itemStyle: { color: typeColour(curve.value) },
      data: curve.ages.map(({ survival }) => Math.round(survival * 1000) / 10),
    })),
  };
}
