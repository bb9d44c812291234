import type { AreaView } from '@zca/domain/indicators';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import type { FiguresAddress, Source } from '../address.ts';
import { PERIOD_PARTS, hasBegun, partsOfPeriod, yearsOf } from '../figures.ts';
import './Choosers.css';

interface Choice {
  readonly value: string;
  readonly title: string;
}

function Chooser(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}): ReactNode {
  return (
    <label className="chooser">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChoose(event.target.value)}>
        {props.choices.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Area, period and, where both may be asked for, the kind of figures. */
export function Choosers(props: {
  readonly reach: readonly AreaView[];
  readonly area: string;
  readonly period: string;
  /** The years of the plan and those since are offered. */
  readonly plan: { readonly fromYear: number };
  /** Absent for those who may see published figures alone. */
  readonly source?: Source;
  readonly onChoose: (change: FiguresAddress) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { choose } = useIndicatorTexts();
  const [today] = useState(() => todayInCity(new Date()));
  const { onChoose } = props;
  const { year, part } = partsOfPeriod(props.period);
  const years = new Set([...yearsOf(props.plan, today), Number(year)]);
  const partTitle = (name: string): string => {
    if (name === '') return choose.wholeYear;
    return name.startsWith('Q') ? choose.quarter(name.slice(1)) : choose.month(name.slice(1));
  };
  return (
    <div className="choosers">
      {props.reach.length > 1 && (
        <Chooser
          label={choose.area}
          value={props.area}
          choices={props.reach.map(({ code, name }) => ({ value: code, title: say(name) }))}
          onChoose={(area) => onChoose({ area })}
        />
      )}
      <Chooser
        label={choose.year}
        value={year}
        choices={[...years]
          .toSorted((one, other) => other - one)
          .map((each) => ({ value: String(each), title: String(each) }))}
        onChoose={(chosen) => {
          const same = `${chosen}${part}`;
          onChoose({ period: hasBegun(same, today) ? same : chosen });
        }}
      />
      <Chooser
        label={choose.part}
        value={part}
        choices={PERIOD_PARTS.filter((name) => hasBegun(`${year}${name}`, today)).map((name) => ({
          value: name,
          title: partTitle(name),
        }))}
        onChoose={(chosen) => onChoose({ period: `${year}${chosen}` })}
      />
      {props.source !== undefined && (
        <Chooser
          label={choose.source}
          value={props.source}
          choices={[
            { value: 'live', title: choose.live },
            { value: 'published', title: choose.published },
          ]}
          onChoose={(source) => onChoose({ source: source as Source })}
        />
      )}
    </div>
  );
}
