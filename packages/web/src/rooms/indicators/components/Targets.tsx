import type { IndicatorDetail } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Glyph } from '../../../base/components/Glyph.tsx';
import { useFigures } from '../useFigures.ts';

/** Every place that states a target, side by side, and which of them the progress follows. */
export function Targets(props: { readonly detail: IndicatorDetail }): ReactNode {
  const { definition, area, assessment } = props.detail;
  // The plan's targets are those of the city; a smaller area has what the city set for it.
  const isCity = area.kind === 'city';
  const { say } = useSpeech();
  const { targets: x } = useIndicatorTexts();
  const { figure } = useFigures();
  const { base, decimals } = definition;
  return (
    <section aria-label={x.title}>
      <h2>
        {x.title} <small>{x.note}</small>
      </h2>
      {!isCity && (
        <p>
          {assessment.target === null
            ? x.noneOfArea(say(area.name))
            : x.ofArea(say(area.name), figure(assessment.target, decimals))}
        </p>
      )}
      {definition.targets.length === 0 ? (
        <p className="quiet">{x.none}</p>
      ) : (
        <table className="indicator-small">
          <thead>
            <tr>
              <th scope="col">{x.place}</th>
              <th scope="col">{x.target}</th>
              <th scope="col">{x.use}</th>
            </tr>
          </thead>
          <tbody>
            {definition.targets.map((target) => (
              <tr key={`${target.place.zh} ${target.year} ${target.text.zh}`}>
                <th scope="row">
                  {say(target.place)}
                  <span className="indicator-small__text">{say(target.text)}</span>
                </th>
                <td>
                  {target.value === null
                    ? x.directionOnly
                    : x[target.comparison](figure(target.value, decimals), String(target.year))}
                </td>
                <td>
                  {target.adopted && isCity ? (
                    <span className="standing standing--good">
                      <Glyph shape="disc" />
                      {x.adopted}
                    </span>
                  ) : (
                    <span className="quiet">{isCity ? x.compared : x.ofCity}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">
        {base.value === null
          ? x.baseUnknown(String(base.year))
          : x.base(String(base.year), figure(base.value, decimals))}
      </p>
    </section>
  );
}
