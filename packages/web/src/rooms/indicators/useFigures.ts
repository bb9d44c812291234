import { formatValue } from '@zca/domain/indicators';
import type { Assessment, Forecast, Measured } from '@zca/domain/indicators';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../base/catalogue/indicators/index.ts';
import { periodWords } from './figures.ts';

/** Digits after the point of shares in per cent. */
const SHARE_DIGITS = 1;

/** Figures of an indicator as pages write them; what is not known is a dash, never a zero. */
export function useFigures() {
  const { f, say } = useSpeech();
  const x = useIndicatorTexts();
  const figure = (value: number | null, decimals: number): string =>
    value === null ? x.none : formatValue(value, decimals);
  return {
    figure,
    period: (name: string): string => periodWords(name, x.periods),
    /** A share such as 0.93 as `93.0%`. */
    share: (value: number | null): string =>
      value === null ? x.none : `${f.number(value * 100, SHARE_DIGITS)}%`,
    /** Why there is no value, in words. */
    reason: (measured: Pick<Measured, 'reason'>): string =>
      measured.reason === null ? x.noReason : say(measured.reason),
    range: (forecast: Forecast, decimals: number): string =>
      x.range(figure(forecast.low, decimals), figure(forecast.high, decimals)),
    /** How sure a forecast is: `80%`. */
    level: (forecast: Forecast): string => f.percent(forecast.level),
    pace: ({ pace }: Assessment, decimals: number): string | null =>
      pace.reached === null && pace.needed === null
        ? null
        : x.head.paceOf(figure(pace.reached, decimals), figure(pace.needed, decimals)),
  };
}
