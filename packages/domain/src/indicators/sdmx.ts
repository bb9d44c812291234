import type { Board } from './api.ts';

/**
 * A board as an SDMX-JSON data message, version 2.0: one data set of flat observations with the
 * dimensions INDICATOR, REF_AREA and TIME_PERIOD. An absent value is an observation without a value and
 * with the status `M` (missing) of the code list CL_OBS_STATUS. Source: SDMX-JSON 2.0.0 Data Message
 * (SDMX TWG, 2021).
 *
 * @param prepared instant of the message, ISO
 */
export function toSdmx(board: Board, prepared: string, agency: string): object {
  const areas = [board.area, ...board.reach.filter(({ code }) => code !== board.area.code)];
  const statuses = [
    { id: 'A', name: 'Normal value', names: { zh: '正常值', en: 'Normal value' } },
    { id: 'M', name: 'Missing value', names: { zh: '缺失值', en: 'Missing value' } },
  ];
  const observations: Record<string, (number | null)[]> = {};
  for (const [row, { measured, areas: others }] of board.rows.entries()) {
    const values = new Map<string, number | null>([
      [board.area.code, measured.value],
      ...others.map(({ area, value }) => [area, value] as const),
    ]);
    for (const [place, { code }] of areas.entries()) {
      const value = values.get(code) ?? null;
      observations[`${row}:${place}:0`] = [value, value === null ? 1 : 0];
    }
  }
  const named = (id: string, name: { zh: string; en: string }) => ({
    id,
    name: name.zh,
    names: { zh: name.zh, en: name.en },
  });
  return {
    meta: {
      schema: 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json',
      id: `ZCA_INDICATORS_${board.period.name}`,
      prepared,
      test: board.demonstration,
      contentLanguages: ['zh', 'en'],
      sender: { id: agency },
    },
    data: {
      structures: [
        {
          name: board.plan.title.zh,
          names: { zh: board.plan.title.zh, en: board.plan.title.en },
          dataSets: [0],
          dimensions: {
            dataSet: [],
            series: [],
            observation: [
              {
                id: 'INDICATOR',
                name: '指标',
                names: { zh: '指标', en: 'Indicator' },
                keyPosition: 0,
                values: board.rows.map(({ code, title }) => named(code, title)),
              },
              {
                id: 'REF_AREA',
                name: '地区',
                names: { zh: '地区', en: 'Area' },
                keyPosition: 1,
                values: areas.map(({ code, name }) => named(code, name)),
              },
              {
                id: 'TIME_PERIOD',
                name: '期别',
                names: { zh: '期别', en: 'Period' },
                keyPosition: 2,
                values: [{ id: board.period.name, start: board.period.from, end: board.period.to }],
              },
            ],
          },
          measures: {
            dataSet: [],
            series: [],
            observation: [{ id: 'OBS_VALUE', name: '数值', names: { zh: '数值', en: 'Value' } }],
          },
          attributes: {
            dataSet: [],
            series: [],
            observation: [
              {
                id: 'OBS_STATUS',
                name: '状态',
                names: { zh: '状态', en: 'Status' },
                values: statuses,
              },
            ],
          },
        },
      ],
      dataSets: [{ structure: 0, action: 'Information', observations }],
    },
    errors: [],
  };
}
