import { patentValue, type RoyaltyInputs } from '@zca/domain/appraisal';
import { type ReactNode, useId } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';
import { numberOf } from '../../../base/typedNumbers.ts';
import { type Figures, reachOf, SCALES, yearsOf } from '../valueFigures.ts';

/** Where a figure of the formula is entered. */
export const figureId = (name: string): string => `figure-${name}`;

/** One figure, as a number and on a slider; both are labelled and moved by keys. */
function Figure(props: {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly text: string;
  readonly max: number;
  readonly step: number;
  /** What an empty figure stands for; undefined where it must be given. */
  readonly missing?: string | undefined;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
}): ReactNode {
  const { id, label, text } = props;
  const w = useValueTexts();
  const name = useId();
  return (
    <div className="value-figure">
      <label id={name} htmlFor={id}>
        {label}
      </label>
      <span className="value-figure__number">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={props.missing}
          aria-invalid={props.isWrong || undefined}
          onChange={(event) => props.onText(event.target.value)}
        />
        <span>{props.unit}</span>
      </span>
      <input
        type="range"
        aria-label={w.slider(label)}
        min={0}
        max={props.max}
        step={props.step}
        value={Math.min(props.max, numberOf(text === '' ? (props.missing ?? '') : text) ?? 0)}
        onChange={(event) => props.onText(event.target.value)}
      />
    </div>
  );
}

/** Everything that the appraiser chooses. */
export function ValueFigures(props: {
  readonly figures: Figures;
  /** Fields with a fault; an empty one is not shown as wrong before it is handed in. */
  readonly wrong: ReadonlySet<keyof RoyaltyInputs>;
  /** Of a right owned jointly the share must be given. */
  readonly isJoint: boolean;
  readonly onFigures: (figures: Figures) => void;
}): ReactNode {
  const { figures, wrong, onFigures } = props;
  const { say } = useSpeech();
  const w = useValueTexts();
  const { fields } = patentValue;
  const reach = reachOf(figures);
  const isWrong = (name: keyof RoyaltyInputs, text: string) =>
    text.trim() !== '' && wrong.has(name);
  return (
    <section className="value-figures" aria-labelledby="value-figures">
      <h2 id="value-figures">
        {w.figures} <small>{w.figuresNote}</small>
      </h2>
      {SCALES.map(({ name, max, step, unit, missing }) => (
        <Figure
          key={name}
          id={figureId(name)}
          label={say(fields[name].title).replace(/（[^）]*）$| \([^)]*\)$/, '')}
          unit={unit === 'percent' ? w.percent : w.years}
          text={figures[name]}
          max={max}
          step={step}
          missing={name === 'ownShare' && props.isJoint ? undefined : missing}
          isWrong={isWrong(name, figures[name])}
          onText={(text) => onFigures({ ...figures, [name]: text })}
        />
      ))}
      <fieldset className="value-convention">
        <legend>{w.convention}</legend>
        {(['end', 'mid'] as const).map((convention) => (
          <label key={convention}>
            <input
              type="radio"
              name="convention"
              checked={figures.convention === convention}
              onChange={() => onFigures({ ...figures, convention })}
            />
            {w.conventions[convention]}
          </label>
        ))}
      </fieldset>
      <h3 id={figureId('revenue')} tabIndex={-1}>
        {w.revenue} <small>{w.revenueNote}</small>
      </h3>
      {Array.from({ length: yearsOf(figures) }, (_, place) => {
        const text = figures.revenue[place] ?? '';
        return (
          <Figure
            // A year is known by its place alone.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            id={`${figureId('revenue')}-${place + 1}`}
            label={w.revenueOf(place + 1)}
            unit={w.tenThousand}
            text={text}
            max={reach}
            step={reach / 200}
            isWrong={text.trim() !== '' && numberOf(text) === undefined}
            onText={(changed) => {
              const revenue = Array.from(
                { length: Math.max(figures.revenue.length, place + 1) },
                (_each, at) => (at === place ? changed : (figures.revenue[at] ?? '')),
              );
              onFigures({ ...figures, revenue });
            }}
          />
        );
      })}
    </section>
  );
}
