import {
  ANALYSIS_ZOOMS,
  FLOW_KINDS,
  MAP_AREA_KINDS,
  type MapAreaKind,
  MORAN_UNITS,
  PERIOD_DAYS,
  SPECIALITY_FIELDS,
} from '@zca/domain/geography';
import type { FormEvent, ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import type { AnalysisState, AnalysisValues } from './address.ts';
import { formValues, listText } from './address.ts';

const NUMBER = { inputMode: 'decimal', pattern: String.raw`\s*-?\d+(\.\d+)?\s*` } as const;

/** The own parameters of an analysis: what is sent stands in the address afterwards. */
export function AnalysisForm(props: {
  readonly state: AnalysisState;
  readonly onAsk: (values: AnalysisValues) => void;
}): ReactNode {
  const w = useAnalysisTexts();
  const { kind, values } = props.state;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    props.onAsk(formValues(kind, new FormData(event.currentTarget)));
  };
  return (
    // What an address holds is read anew when it changes.
    <form className="analysis-form" onSubmit={send} key={`${kind} ${JSON.stringify(values)}`}>
      <Fields state={props.state} />
      <button type="submit" className="button button--primary">
        {w.apply}
      </button>
    </form>
  );
}

function Fields({ state }: { readonly state: AnalysisState }): ReactNode {
  const w = useAnalysisTexts();
  const { values } = state;
  switch (state.kind) {
    case 'hotSpots':
      return <CellChoice values={values} />;
    case 'moran':
      return (
        <>
          <Choice
            name="unit"
            label={w.moran.unit}
            values={values}
            usual="cells"
            options={MORAN_UNITS.map((each) => [each, w.moran.units[each]])}
          />
          <CellChoice values={values} />
        </>
      );
    case 'concentration':
      return (
        <>
          <AreaChoice values={values} />
          <Choice
            name="field"
            label={w.concentration.field}
            values={values}
            usual="industry"
            options={SPECIALITY_FIELDS.map((each) => [each, w.concentration.fields[each]])}
          />
        </>
      );
    case 'centre':
      return (
        <Choice
          name="years"
          label={w.centre.year}
          values={values}
          usual="10"
          options={['5', '10', '20', '30'].map((each) => [each, w.centre.last(each)])}
        />
      );
    case 'flows':
      return (
        <>
          <Choice
            name="flow"
            label={w.flows.kind}
            values={values}
            usual="transfer"
            options={FLOW_KINDS.map((each) => [each, w.flows.kinds[each]])}
          />
          <AreaChoice values={values} />
        </>
      );
    case 'nearness':
      return <NeedFields values={values} />;
    case 'reach':
      return (
        <>
          <label className="field analysis-form__wide">
            <span className="field__label">{w.reach.stations}</span>
            <textarea
              className="field__input"
              name="station"
              rows={4}
              defaultValue={listText(values['station'], '\n')}
            />
          </label>
          <Entry
            name="detour"
            label={w.reach.detour}
            values={values}
            {...NUMBER}
            placeholder="1.4"
          />
        </>
      );
    case 'change':
      return <PeriodFields values={values} />;
  }
}

function NeedFields({ values }: { readonly values: AnalysisValues }): ReactNode {
  const { nearness: x } = useAnalysisTexts();
  return (
    <>
      <Entry name="firm" label={x.firm} values={values} maxLength={200} wide />
      <Entry name="longitude" label={x.longitude} values={values} {...NUMBER} />
      <Entry name="latitude" label={x.latitude} values={values} {...NUMBER} />
      <Entry name="radius" label={x.radius} values={values} {...NUMBER} placeholder="30" />
      <label className="field analysis-form__wide">
        <span className="field__label">{x.need}</span>
        <input className="field__input" name="need" defaultValue={listText(values['need'], ', ')} />
      </label>
      <label className="field analysis-form__wide">
        <span className="field__label">{x.text}</span>
        <textarea
          className="field__input"
          name="text"
          rows={3}
          maxLength={2000}
          defaultValue={listText(values['text'], '')}
        />
      </label>
    </>
  );
}

function PeriodFields({ values }: { readonly values: AnalysisValues }): ReactNode {
  const w = useAnalysisTexts();
  return (
    <>
      <AreaChoice values={values} kinds={MAP_AREA_KINDS} />
      <Choice
        name="day"
        label={w.change.day}
        values={values}
        usual="filingDay"
        options={PERIOD_DAYS.map((each) => [each, w.change.days[each]])}
      />
      {(['before', 'after'] as const).map((period) => (
        <fieldset key={period} className="analysis-form__period">
          <legend className="field__label">{w.change[period]}</legend>
          <Entry
            name={`${period}From`}
            label={w.change.from}
            values={values}
            type="date"
            required
          />
          <Entry name={`${period}To`} label={w.change.to} values={values} type="date" required />
        </fieldset>
      ))}
    </>
  );
}

function CellChoice({ values }: { readonly values: AnalysisValues }): ReactNode {
  const w = useAnalysisTexts();
  return (
    <Choice
      name="zoom"
      label={w.cell}
      values={values}
      usual={String(ANALYSIS_ZOOMS.usual)}
      options={([13, 14, 15, 16] as const).map((each) => [String(each), w.cellSize[each]])}
    />
  );
}

function AreaChoice({
  values,
  kinds = ['district', 'zone'],
}: {
  readonly values: AnalysisValues;
  readonly kinds?: readonly MapAreaKind[];
}): ReactNode {
  const { by, areas } = useAnalysisTexts();
  return (
    <Choice
      name="by"
      label={by}
      values={values}
      usual="district"
      options={kinds.map((kind) => [kind, areas[kind]])}
    />
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly values: AnalysisValues;
  readonly usual: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}): ReactNode {
  const { name, label, values, usual, options } = props;
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <select
        className="field__input"
        name={name}
        defaultValue={listText(values[name], '') || usual}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Entry(props: {
  readonly name: string;
  readonly label: string;
  readonly values: AnalysisValues;
  readonly type?: 'date';
  readonly inputMode?: 'decimal';
  readonly pattern?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly wide?: boolean;
}): ReactNode {
  const { label, values, wide, ...input } = props;
  return (
    <label className={wide === true ? 'field analysis-form__wide' : 'field'}>
      <span className="field__label">{label}</span>
      <input className="field__input" defaultValue={listText(values[props.name], '')} {...input} />
    </label>
  );
}
