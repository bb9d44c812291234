import type { FormField } from '@zca/domain/matters';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { FilesControl } from './FilesControl.tsx';
import { chosenHeld, filesHeld, textHeld } from './held.ts';
import type { Held, HeldValue } from './held.ts';
import { OfficeSelect } from './OfficeSelect.tsx';
import { PersonSelect } from './PersonSelect.tsx';

/** From so many options on, a choice is a list to open instead of buttons to press. */
const MANY_OPTIONS = 7;
/** What a browser may fill in by itself, and the keyboard that a phone shows. */
const ENTRY = {
  name: { autoComplete: 'name' },
  phone: { autoComplete: 'tel', inputMode: 'tel' },
  email: { autoComplete: 'email', inputMode: 'email' },
  address: { autoComplete: 'street-address' },
  idNumber: { autoComplete: 'off', inputMode: 'text' },
  creditCode: { autoComplete: 'off', inputMode: 'text' },
} as const;

export type ChangeHeld = (change: (now: HeldValue | undefined) => HeldValue) => void;

export interface ControlProps {
  readonly field: FormField;
  readonly held: Held;
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
  readonly onChange: ChangeHeld;
  readonly onLeave: () => void;
}

/** Whether a field is a group of controls, which has a legend instead of a label. */
export function isGroup(field: FormField): boolean {
  return (
    field.type === 'choices' ||
    field.type === 'yesNo' ||
    (field.type === 'choice' && field.options.length < MANY_OPTIONS)
  );
}

/** The control of one field, by its type. */
export function FieldControl(props: ControlProps): ReactNode {
  const { field, held, id, onChange } = props;
  const { form } = useServiceTexts();
  const { say } = useSpeech();
  const text = textHeld(held, field.name);
  const set = (value: HeldValue): void => onChange(() => value);
  const shared = {
    id,
    name: field.name,
    'aria-invalid': props.isWrong || undefined,
    'aria-describedby': props.describedBy,
    'aria-required': field.required || undefined,
    onBlur: props.onLeave,
  } as const;

  if (isGroup(field)) return <OptionGroup {...props} />;
  switch (field.type) {
    case 'longText':
      return (
        <textarea
          {...shared}
          className="field__input field__input--long"
          rows={4}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'day':
      return (
        <input
          {...shared}
          className="field__input field__input--day"
          type="date"
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'money':
    case 'number': {
      const input = (
        <input
          {...shared}
          className="field__input field__input--number"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
      return field.type === 'number' ? (
        input
      ) : (
        <span className="field__unit">
          {input}
          <span>{form.yuan}</span>
        </span>
      );
    }
    case 'choice':
      return (
        <select
          {...shared}
          className="field__input"
          value={text}
          onChange={(event) => set(event.target.value)}
        >
          <option value="">{form.unchosen}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {say(option.title)}
            </option>
          ))}
        </select>
      );
    case 'office':
      return (
        <OfficeSelect
          {...shared}
          className="field__input"
          emptyLabel={form.unchosen}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'person':
      return (
        <PersonSelect
          {...shared}
          className="field__input"
          emptyLabel={form.unchosen}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'files':
      return (
        <FilesControl
          field={field}
          id={id}
          describedBy={props.describedBy}
          isWrong={props.isWrong}
          files={filesHeld(held, field.name)}
          onChange={(change) =>
            onChange((now) => change(now === undefined ? [] : filesHeld({ now }, 'now')))
          }
        />
      );
    default:
      return (
        <input
          {...shared}
          className="field__input"
          type="text"
          autoComplete="off"
          {...(field.format === null ? {} : ENTRY[field.format])}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
  }
}

/** Radio buttons or checkboxes. What is optional can also be left unchosen again. */
function OptionGroup(props: ControlProps): ReactNode {
  const { field, held, id, onChange } = props;
  const { form } = useServiceTexts();
  const { say } = useSpeech();
  const isMany = field.type === 'choices';
  const options =
    field.type === 'yesNo'
      ? [
          { value: 'yes', words: form.yes },
          { value: 'no', words: form.no },
        ]
      : field.options.map((option) => ({ value: option.value, words: say(option.title) }));
  const withNone =
    isMany || field.required ? options : [...options, { value: '', words: form.unchosen }];
  const chosen = isMany ? chosenHeld(held, field.name) : [textHeld(held, field.name)];
  const press = (value: string, on: boolean): void =>
    onChange((now) => {
      if (!isMany) return value;
      const before = now === undefined ? [] : chosenHeld({ now }, 'now');
      return on
        ? [...before.filter((one) => one !== value), value]
        : before.filter((one) => one !== value);
    });
  return (
    <div className="option-group" role="presentation">
      {withNone.map(({ value, words }, index) => (
        <label key={value} className="option-group__option">
          <input
            id={index === 0 ? id : undefined}
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            value={value}
            checked={chosen.includes(value)}
            aria-invalid={props.isWrong || undefined}
            aria-describedby={props.describedBy}
            onBlur={props.onLeave}
            onChange={(event) => press(value, event.target.checked)}
          />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}
