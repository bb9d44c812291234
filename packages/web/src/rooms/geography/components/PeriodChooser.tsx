import type { MapAreaKind } from '@zca/domain/geography';
import { MAP_AREA_KINDS, periodsFault, readPeriod, writePeriod } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { MapState } from '../mapState.ts';
import { comparedPeriods } from '../mapState.ts';

/** Which areas and which two periods of filing are compared. */
export function PeriodChooser(props: {
  readonly state: MapState;
  readonly onChange: (change: Partial<MapState>) => void;
}): ReactNode {
  const { say } = useSpeech();
  const x = useMapTexts();
  const shown = comparedPeriods(props.state);
  const [before, setBefore] = useState(writePeriod(shown.before));
  const [after, setAfter] = useState(writePeriod(shown.after));
  const [fault, setFault] = useState<string | null>(null);
  const submit = (): void => {
    const [first, second] = [readPeriod(before), readPeriod(after)];
    if (first === null || second === null) {
      setFault(x.change.periodFault);
      return;
    }
    const overlap = periodsFault(first, second);
    setFault(overlap === null ? null : say(overlap));
    if (overlap === null) props.onChange({ periods: { before: first, after: second } });
  };
  const years = (label: string, value: string, change: (text: string) => void) => (
    <label>
      {label}
      <input
        type="text"
        inputMode="numeric"
        maxLength={9}
        value={value}
        placeholder="2016-2020"
        aria-invalid={fault !== null ? true : undefined}
        aria-describedby={fault !== null ? 'map-periods-fault' : undefined}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
  return (
    <form
      className="map-periods"
      aria-label={x.change.periods}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        {x.change.by}
        <select
          value={props.state.by}
          onChange={(event) =>
            props.onChange({ by: event.target.value as MapAreaKind, area: null })
          }
        >
          {MAP_AREA_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {x.areaKind[kind]}
            </option>
          ))}
        </select>
      </label>
      {years(x.change.before, before, setBefore)}
      {years(x.change.after, after, setAfter)}
      {fault !== null && (
        <p id="map-periods-fault" className="map-periods__fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="button button--small">
        {x.change.compare}
      </button>
    </form>
  );
}
