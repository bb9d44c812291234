import type { Assessment } from '@zca/domain/indicators';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../base/catalogue/indicators/index.ts';
import type { TrendWords } from './components/TrendChart.tsx';
import { useFigures } from './useFigures.ts';

/** What the drawing of a line says, for an indicator as it stands. */
export function useTrendWords(): (
  assessment: Assessment,
  decimals: number,
  title: string,
) => TrendWords {
  const { f } = useSpeech();
  const { trend } = useIndicatorTexts();
  const { figure, level } = useFigures();
  return ({ target, forecast }, decimals, title) => {
    const write = (value: number | null): string => figure(value, decimals);
    return {
      description: trend.description(title),
      scheduled: trend.scheduled,
      target: target === null ? null : trend.target(write(target)),
      forecast:
        forecast === null
          ? null
          : trend.forecast(write(forecast.low), write(forecast.high), level(forecast)),
      corrected: (before, after) => trend.corrected(write(before), write(after)),
      tick: (value, digits) => f.number(value, digits),
    };
  };
}
