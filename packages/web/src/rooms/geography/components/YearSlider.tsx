import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';

/** Time for which a year stands while they are played. */
const STEP_MS = 1500;

/** Records by year of filing, the years that the map shows, and their play one after the other. */
export function YearSlider(props: {
  readonly counts: ReadonlyMap<number, number>;
  readonly years: readonly [number, number] | null;
  readonly onChange: (years: readonly [number, number] | null, replace: boolean) => void;
}): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const { counts, onChange } = props;
  const known = [...counts.keys()];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const [from, to] = props.years ?? [first, last];
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      if (to >= last) setPlaying(false);
      else onChange([to + 1, to + 1], true);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, to, last, onChange]);
  // The place is kept, so that the map does not change its size when the years are there.
  if (known.length === 0) return <section className="map-years" aria-hidden="true" />;
  const most = Math.max(...counts.values());
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const choose = (start: number, end: number): void => {
    setPlaying(false);
    const isAll = start <= first && end >= last;
    onChange(isAll ? null : [Math.min(start, end), Math.max(start, end)], true);
  };
  return (
    <section className="map-years" aria-label={x.years.title}>
      <div className="map-years__head">
        <p>
          <b>{x.years.title}</b> {props.years === null ? x.years.all : x.years.range(from, to)}
        </p>
        <button
          type="button"
          className="map-years__play"
          aria-pressed={playing}
          onClick={() => {
            if (!playing) onChange([first, first], true);
            setPlaying(!playing);
          }}
        >
          {playing ? x.years.stop : x.years.play}
        </button>
        {props.years !== null && (
          <button
            type="button"
            className="map-years__play"
            onClick={() => {
              setPlaying(false);
              onChange(null, true);
            }}
          >
            {x.years.all}
          </button>
        )}
      </div>
      <div className="map-years__range">
        <svg
          viewBox={`0 0 ${years.length} 40`}
          preserveAspectRatio="none"
          role="img"
          aria-label={f.list(
            years
              .filter((year) => counts.has(year))
              .map((year) => x.years.bar(String(year), f.number(counts.get(year)!))),
          )}
        >
          {years.map((year) => {
            const height = (38 * (counts.get(year) ?? 0)) / most;
            const isIn = year >= from && year <= to;
            return (
              <rect
                key={year}
                className={isIn ? 'is-in' : 'is-out'}
                x={year - first + 0.06}
                width={0.88}
                y={40 - height}
                height={height}
              />
            );
          })}
        </svg>
        <div className="map-years__handles">
          <input
            type="range"
            aria-label={x.years.from}
            aria-valuetext={String(from)}
            min={first}
            max={last}
            value={from}
            onChange={(event) => choose(Number(event.target.value), to)}
          />
          <input
            type="range"
            aria-label={x.years.to}
            aria-valuetext={String(to)}
            min={first}
            max={last}
            value={to}
            onChange={(event) => choose(from, Number(event.target.value))}
          />
        </div>
        <div className="map-years__ends" aria-hidden="true">
          <span>{first}</span>
          <span>{last}</span>
        </div>
      </div>
    </section>
  );
}
