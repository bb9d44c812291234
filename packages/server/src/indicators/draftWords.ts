import { type EvidenceView, findArea, findIndicator } from '@zca/domain/indicators';

type Drafted = Pick<EvidenceView, 'code' | 'area' | 'period' | 'day' | 'measured'>;

/** Characters of the field that shows the value in the matter. */
const MOST_SHOWN = 64;

/** What a draft is of, as its matter is titled. */
export function draftTitle({ code, area, period, day }: Drafted): string {
  return `${findIndicator(code, day)?.title.zh ?? code} ${findArea(area)?.name.zh ?? area} ${period}`;
}

/** The value of a draft in full, for nothing that is published is rounded. */
export function draftValue({ code, day, measured: { value, reason } }: Drafted): string {
  const shown =
    value === null
      ? `无数值：${reason?.zh ?? ''}`
      : `${value} ${findIndicator(code, day)?.unit.zh ?? ''}`;
  return shown.slice(0, MOST_SHOWN);
}
