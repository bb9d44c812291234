import { type Board, findArea, STATUS_TITLES } from '@zca/domain/indicators';
import type { OutputColumn } from '@zca/formats';

/** One value of a table: an indicator, an area, and what it stands against. */
export interface ExportedValue {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly areaCode: string;
  readonly area: string;
  readonly period: string;
  readonly value: number | null;
  readonly target: number | null;
  readonly status: string;
  readonly reason: string;
}

type Language = 'zh' | 'en';

const HEADERS = {
  code: { zh: '代码', en: 'Code' },
  title: { zh: '指标', en: 'Indicator' },
  unit: { zh: '单位', en: 'Unit' },
  areaCode: { zh: '地区代码', en: 'Area code' },
  area: { zh: '地区', en: 'Area' },
  period: { zh: '期别', en: 'Period' },
  value: { zh: '数值', en: 'Value' },
  target: { zh: '目标', en: 'Target' },
  status: { zh: '状态', en: 'Status' },
  reason: { zh: '说明', en: 'Reason' },
} as const;

/** The columns of the exported table. */
export function exportColumns(language: Language): readonly OutputColumn<ExportedValue>[] {
  return (Object.keys(HEADERS) as (keyof typeof HEADERS)[]).map((key) => ({
    key,
    header: HEADERS[key][language],
    type: key === 'value' || key === 'target' ? 'number' : 'text',
    value: (row) => row[key],
  }));
}

/** The values of a board, each area a row; values are unrounded. */
export function* exportRows(board: Board, language: Language): Generator<ExportedValue> {
  for (const row of board.rows) {
    const common = {
      code: row.code,
      title: row.title[language],
      unit: row.unit[language],
      period: board.period.name,
    };
    yield {
      ...common,
      areaCode: board.area.code,
      area: board.area.name[language],
      value: row.measured.value,
      target: row.assessment.target,
      status: STATUS_TITLES[row.assessment.status][language],
      reason: row.assessment.reason[language],
    };
    for (const { area, value, target, status } of row.areas) {
      yield {
        ...common,
        areaCode: area,
        area: findArea(area)?.name[language] ?? area,
        value,
        target,
        status: STATUS_TITLES[status][language],
        reason: '',
      };
    }
  }
}
