import { DISTRICTS, ZONE_VALUES } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AddressValues } from '../../../base/address.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import type { MapState } from '../mapState.ts';
import { hasShape } from '../shapeText.ts';
import { areaQuery } from '../queries.ts';
import { AreaComparisonTable } from './AreaComparisonTable.tsx';
import { AreaPanelView } from './AreaPanelView.tsx';

interface NamedArea {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** What the side of the map tells of the chosen area or the drawn shape, and the choice of an area. */
export function AreaSide(props: {
  readonly state: MapState;
  /** The search of the map. */
  readonly asked: AddressValues;
  /** Areas drawn on the map. */
  readonly drawn: readonly NamedArea[];
  readonly onChange: (change: Partial<MapState>) => void;
}): ReactNode {
  const { say } = useSpeech();
  const x = useMapTexts();
  const { state, asked, onChange } = props;
  const { area } = state;
  const isAsked = area !== null || hasShape(state.search.q);
  const found = useQuery({ ...areaQuery(area, asked), enabled: isAsked });
  const choices = choicesOf(props.drawn);
  return (
    <>
      <label className="area-choose">
        {x.area.choose}
        <select
          value={area ?? ''}
          onChange={({ target }) =>
            onChange({ area: target.value === '' ? null : target.value, compare: [] })
          }
        >
          <option value="">{x.area.none}</option>
          {area !== null && !choices.some(({ code }) => code === area) && (
            <option value={area}>
              {found.data === undefined ? area : say(found.data.area.name)}
            </option>
          )}
          {choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
      {isAsked && found.error !== null && (
        <FaultNotice fault={found.error} again={() => void found.refetch()} />
      )}
      {isAsked && found.data !== undefined && (
        <AreaPanelView panel={found.data} state={state} choices={choices} onChange={onChange} />
      )}
      {area !== null && state.compare.length > 0 && (
        <AreaComparisonTable state={state} asked={asked} onChange={onChange} />
      )}
    </>
  );
}

/** Districts and zones, which are few, and what is drawn, each once. */
function choicesOf(drawn: readonly NamedArea[]): NamedArea[] {
  const known = [...DISTRICTS, ...ZONE_VALUES].map(({ value, label }) => ({
    code: value,
    name: label,
  }));
  const codes = new Set<string>(known.map(({ code }) => code));
  return [...known, ...drawn.filter(({ code }) => !codes.has(code))];
}
