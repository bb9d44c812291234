import { BarChart, LineChart, TreemapChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, registerTheme, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { zcaChart } from '../../../../base/theme/chart.ts';

use([
  BarChart,
  LineChart,
  TreemapChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);
registerTheme('zca', zcaChart);

export interface Clicked {
  readonly seriesIndex?: number;
  readonly dataIndex: number;
}

/** One echarts drawing. It follows the width of its place and says what was clicked. */
export function Drawing(props: {
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly onClick: (clicked: Clicked) => void;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const { option, onClick } = props;
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = init(place.current, 'zca', { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null) return undefined;
    const still = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    drawn.setOption({ ...option, ...(still ? { animation: false } : {}) }, { notMerge: true });
    const click = (event: unknown): void => onClick(event as Clicked);
    drawn.on('click', click);
    return () => void drawn.off('click', click);
  }, [option, onClick]);
  return <div ref={place} className="chart__drawing" style={{ height: props.height }} />;
}
