import { RIGHT_FIELD_REGISTRY } from '@zca/domain/registry';
import { operatorsOf } from '@zca/query';
import type { BuilderRow, RowOperator } from '@zca/query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { blankValues, withOperator } from './editForm.ts';
import { RowValues } from './RowValues.tsx';

const OFFERED = RIGHT_FIELD_REGISTRY.fields.filter((field) => field.hidden !== true);
const UNIONS = RIGHT_FIELD_REGISTRY.unions ?? [];
const unionName = (fields: readonly string[]): string => fields.toSorted().join('+');

/** One condition: field, way of asking, values. */
export function RowEditor(props: {
  readonly row: BuilderRow;
  readonly place: string;
  readonly unread: boolean;
  readonly onChange: (row: BuilderRow) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { builder: b } = useAskingTexts();
  const { row, place, unread, onChange, onRemove } = props;
  const field = OFFERED.find((each) => each.name === row.field);
  const union = UNIONS.find((each) => unionName(each.fields) === row.field);
  // Several fields at once that are no union keep their row; their names stand in the list.
  const several = field === undefined && union === undefined && row.field !== '';
  const ways: readonly RowOperator[] =
    union !== undefined ? ['contains', 'begins'] : operatorsOf(field);
  const offered = ways.includes(row.operator) ? ways : [row.operator, ...ways];
  const setField = (name: string): void => {
    const next = OFFERED.find((each) => each.name === name);
    const isUnion = UNIONS.some((each) => unionName(each.fields) === name);
    const operator = isUnion ? 'contains' : (operatorsOf(next)[0] ?? 'words');
    const kept = { ...withOperator(row, operator), field: name };
    // Values of one list are none of another.
    const lists = field?.values !== undefined || next?.values !== undefined;
    onChange(lists ? { ...kept, values: blankValues(operator) } : kept);
  };
  return (
    <li className="builder-row" aria-label={b.row(place)}>
      <label className="builder-row__not">
        <input
          type="checkbox"
          checked={row.negated}
          onChange={(event) => onChange({ ...row, negated: event.target.checked })}
        />
        {b.negated}
      </label>
      <select
        className="builder-row__field"
        aria-label={b.field}
        value={row.field}
        onChange={(event) => setField(event.target.value)}
      >
        <option value="">{b.anywhere}</option>
        {several && (
          <option value={row.field}>
            {row.field
              .split('+')
              .map((name) =>
                say(OFFERED.find((each) => each.name === name)?.label ?? { zh: name, en: name }),
              )
              .join(' + ')}
          </option>
        )}
        {UNIONS.map((each) => (
          <option key={unionName(each.fields)} value={unionName(each.fields)}>
            {say(each.label)}
          </option>
        ))}
        {OFFERED.map((each) => (
          <option key={each.name} value={each.name}>
            {say(each.label)}
          </option>
        ))}
      </select>
      <select
        className="builder-row__way"
        aria-label={b.way}
        value={row.operator}
        onChange={(event) => {
          const operator = offered.find((way) => way === event.target.value);
          if (operator !== undefined) onChange(withOperator(row, operator));
        }}
      >
        {offered.map((way) => (
          <option key={way} value={way}>
            {b.ways[way]}
          </option>
        ))}
      </select>
      <div className="builder-row__values">
        <RowValues row={row} field={field} onChange={(values) => onChange({ ...row, values })} />
        {unread && <p className="note builder-row__unread">{b.unread}</p>}
      </div>
      <button
        type="button"
        className="builder-row__remove"
        aria-label={b.removeRow(place)}
        title={b.removeRow(place)}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
