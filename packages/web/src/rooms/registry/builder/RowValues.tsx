import { CLASS_SCHEMES, valueLabel } from '@zca/domain/registry';
import type { ClassSchemeName } from '@zca/domain/registry';
import type { BuilderRow, FieldDefinition } from '@zca/query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { ClassPicker } from './ClassPicker.tsx';
import { SuggestInput } from './SuggestInput.tsx';

interface ValuesProps {
  readonly row: BuilderRow;
  /** Undefined for the default fields, unions and several fields at once. */
  readonly field: FieldDefinition | undefined;
  readonly onChange: (values: readonly string[]) => void;
}

/** The inputs for what a row asks for. */
export function RowValues(props: ValuesProps): ReactNode {
  const { builder: b } = useAskingTexts();
  const { row, field, onChange } = props;
  const [first = ''] = row.values;
  switch (row.operator) {
    case 'exists':
      return null;
    case 'near':
    case 'nearOrdered':
      return <NearValues {...props} />;
    case 'between':
      return <Ends row={row} field={field} onChange={onChange} from={0} />;
    case 'dated':
      return <DatedValue {...props} />;
    case 'any':
    case 'every':
    case 'under':
      return <ListedValues {...props} />;
    default:
      return (
        <SuggestInput
          label={b.text}
          field={field}
          value={first}
          onChange={(value) => onChange([value])}
        />
      );
  }
}

/** Replaces one value of a list. */
const at = (values: readonly string[], index: number, value: string): string[] => {
  const next = [...values];
  while (next.length <= index) next.push('');
  next[index] = value;
  return next;
};

function NearValues({ row, onChange }: ValuesProps): ReactNode {
  const { builder: b } = useAskingTexts();
  const [distance = '', ...texts] = row.values;
  return (
    <>
      {texts.map((text, index) => (
        <input
          // Texts have no names of their own: their places are their names.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          type="text"
          aria-label={b.nearText(index + 1)}
          value={text}
          onChange={(event) => onChange(at(row.values, index + 1, event.target.value))}
        />
      ))}
      {texts.length < 10 && (
        <button type="button" className="link-button" onClick={() => onChange([...row.values, ''])}>
          {b.anotherText}
        </button>
      )}
      <label className="builder-row__labelled">
        {b.distance}
        <input
          type="number"
          min={0}
          max={1000}
          value={distance}
          onChange={(event) => onChange(at(row.values, 0, event.target.value))}
        />
      </label>
    </>
  );
}

/** First and last, of days, numbers or symbols. */
function Ends(props: ValuesProps & { readonly from: number; readonly days?: boolean }): ReactNode {
  const { builder: b } = useAskingTexts();
  const { row, field, onChange, from } = props;
  const isDate = props.days === true || field?.kind === 'date';
  const type = isDate ? 'date' : field?.kind === 'keyword' ? 'text' : 'number';
  return (
    <>
      {[b.from, b.to].map((label, end) => (
        <label key={label} className="builder-row__labelled">
          {label}
          <input
            type={type}
            value={row.values[from + end] ?? ''}
            onChange={(event) => onChange(at(row.values, from + end, event.target.value))}
          />
        </label>
      ))}
    </>
  );
}

function DatedValue(props: ValuesProps): ReactNode {
  const { say } = useSpeech();
  const { builder: b } = useAskingTexts();
  const { row, field, onChange } = props;
  return (
    <>
      <select
        aria-label={b.value}
        value={row.values[0] ?? ''}
        onChange={(event) => onChange(at(row.values, 0, event.target.value))}
      >
        <option value="">{b.anyEvent}</option>
        {field?.values?.map(({ value, label }) => (
          <option key={value} value={value}>
            {say(label)}
          </option>
        ))}
      </select>
      <Ends {...props} from={1} days />
    </>
  );
}

const schemeOf = (field: FieldDefinition | undefined): ClassSchemeName | undefined =>
  CLASS_SCHEMES.find((scheme) => scheme === field?.name);

/** Several values: each chosen one can be taken away, and one more can be added. */
function ListedValues(props: ValuesProps): ReactNode {
  const { say } = useSpeech();
  const { builder: b } = useAskingTexts();
  const { row, field, onChange } = props;
  const [text, setText] = useState('');
  const [picking, setPicking] = useState(false);
  const scheme = schemeOf(field);
  const add = (value: string): void => {
    if (value.trim() !== '' && !row.values.includes(value)) onChange([...row.values, value.trim()]);
    setText('');
  };
  return (
    <>
      {row.values.length > 0 && (
        <ul className="builder-values" aria-label={b.chosen}>
          {row.values.map((value) => {
            const name = say(valueLabel(field?.name ?? '', value));
            return (
              <li key={value}>
                {name}
                <button
                  type="button"
                  aria-label={b.remove(name)}
                  onClick={() => onChange(row.values.filter((each) => each !== value))}
                >
                  <Icon name="close" size={12} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {field?.values === undefined ? (
        <SuggestInput
          label={b.value}
          field={field}
          value={text}
          onChange={setText}
          onSettle={add}
        />
      ) : (
        <select aria-label={b.value} value="" onChange={(event) => add(event.target.value)}>
          <option value="">{b.choose}</option>
          {field.values
            .filter(({ value }) => !row.values.includes(value))
            .map(({ value, label }) => (
              <option key={value} value={value}>
                {say(label)}
              </option>
            ))}
        </select>
      )}
      {scheme !== undefined && (
        <button type="button" className="button button--small" onClick={() => setPicking(true)}>
          <Icon name="list" />
          {b.openTree}
        </button>
      )}
      {picking && scheme !== undefined && (
        <ClassPicker
          scheme={scheme}
          chosen={row.values}
          onChange={onChange}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
