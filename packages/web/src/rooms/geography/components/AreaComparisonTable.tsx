import type { AreaFigures } from '@zca/domain/geography';
import { MOST_COMPARED } from '@zca/domain/geography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AddressValues } from '../../../base/address.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import type { MapState } from '../mapState.ts';
import { comparisonQuery } from '../queries.ts';
import { signedPercent } from '../signed.ts';

/** The chosen area and others side by side. */
export function AreaComparisonTable(props: {
  readonly state: MapState;
  readonly asked: AddressValues;
  readonly onChange: (change: Partial<MapState>) => void;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { state, asked, onChange } = props;
  const found = useQuery(
    comparisonQuery([state.area ?? '', ...state.compare].slice(0, MOST_COMPARED), asked),
  );
  if (found.error !== null) {
    return <FaultNotice fault={found.error} again={() => void found.refetch()} />;
  }
  const areas = found.data?.areas;
  if (areas === undefined || areas[0] === undefined) return null;
  const hidden = <span className="area-hidden">{x.area.shortHidden}</span>;
  const number = (count: number | null) => (count === null ? hidden : f.number(count));
  const rows: (readonly [label: string, of: (area: AreaFigures) => ReactNode])[] = [
    [x.area.records, ({ records }) => number(records.count)],
    [x.area.valid, ({ valid }) => number(valid.count)],
    [x.area.highValue, ({ highValue }) => number(highValue.count)],
    [
      x.area.change,
      ({ filings: { count, before, percent } }) =>
        count === null || before === null
          ? hidden
          : percent === null
            ? '—'
            : signedPercent(percent),
    ],
    [x.area.distinct, ({ holders }) => number(holders.distinct)],
    [
      x.area.topShare,
      ({ holders: { topShare } }) => (topShare === null ? '—' : `${(100 * topShare).toFixed(1)}%`),
    ],
    [
      x.area.herfindahl,
      ({ holders: { herfindahl } }) => (herfindahl === null ? '—' : herfindahl.toFixed(3)),
    ],
    ...(areas.find(({ industries }) => industries.length > 0)?.industries ?? []).map(
      ({ value, label }) =>
        [
          `LQ ${say(label)}`,
          ({ industries }: AreaFigures) => {
            const quotient = industries.find((one) => one.value === value)?.quotient;
            return quotient?.computed === true ? quotient.quotient.toFixed(2) : '—';
          },
        ] as const,
    ),
  ];
  return (
    <section className="area-comparison">
      <h3>{x.area.compareWith(say(areas[0].name))}</h3>
      {/* Wide on a phone: it scrolls by itself, by keyboard as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="area-comparison__wide" tabIndex={0} role="region" aria-label={x.area.compare}>
        <table className="map-table">
          <thead>
            <tr>
              <th scope="col">{x.area.figure}</th>
              {areas.map(({ code, name }, place) => (
                <th key={code} scope="col" className="is-number">
                  {say(name)}
                  {place > 0 && (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={x.area.drop(say(name))}
                      onClick={() =>
                        onChange({ compare: state.compare.filter((one) => one !== code) })
                      }
                    >
                      ×
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, of]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {areas.map((area) => (
                  <td key={area.code} className="is-number">
                    {of(area)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
