import type { RecordedParameter } from '@zca/domain/law';
import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Button, Drawer, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/work/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { parameterFaults, toParameter } from '../parameterForm.ts';
import type { ParameterForm } from '../parameterForm.ts';
import './LawForm.css';

const UNITS = ['', 'year', 'month', 'day', 'workingDay', 'fen', 'percent'] as const;

/** The form of a new dated row. A change of law starts from the row that was in force. */
export function NewParameter(props: {
  readonly start: ParameterForm;
  readonly keys: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const w = useWorkTexts();
  const [form, setForm] = useState(props.start);
  const [checked, setChecked] = useState(false);
  const id = useId();
  const texts = w.law.form;
  const save = useMutation({
    mutationFn: () => send<RecordedParameter>('POST', '/law/parameters', toParameter(form)),
    onSuccess: props.onSaved,
  });
  const faults = checked ? parameterFaults(form) : {};
  const set = (name: keyof ParameterForm) => (value: string) => setForm({ ...form, [name]: value });

  const control = (name: keyof ParameterForm): ReactNode => {
    const shared = {
      id: id + name,
      value: form[name],
      status: faults[name] === undefined ? ('' as const) : ('error' as const),
      'aria-invalid': faults[name] !== undefined,
      'aria-describedby': `${id}${name}-help ${id}${name}-fault`,
    };
    if (name === 'key') {
      return (
        <AutoComplete
          {...shared}
          options={props.keys.map((key) => ({ value: key }))}
          showSearch={{ filterOption: true }}
          onChange={set(name)}
        />
      );
    }
    if (name === 'unit' || name === 'mark') {
      const options =
        name === 'unit'
          ? UNITS.map((unit) => ({
              value: unit,
              label: unit === '' ? texts.noUnit : w.law.units[unit],
            }))
          : Object.entries(t.marks).map(([value, label]) => ({ value, label }));
      return <Select {...shared} options={options} onChange={set(name)} />;
    }
    if (name === 'value' || name === 'note') {
      return (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 1, maxRows: 12 }}
          onChange={(event) => set(name)(event.target.value)}
        />
      );
    }
    return (
      <Input
        {...shared}
        {...(name.startsWith('effective') ? { placeholder: 'YYYY-MM-DD', maxLength: 10 } : {})}
        onChange={(event) => set(name)(event.target.value.trimStart())}
      />
    );
  };
  const fields: { name: keyof ParameterForm; help?: string }[] = [
    { name: 'key', help: texts.keyHelp },
    { name: 'zhTitle' },
    { name: 'enTitle' },
    { name: 'value', help: texts.valueHelp },
    { name: 'unit' },
    { name: 'sourceTitle' },
    { name: 'documentNumber' },
    { name: 'article' },
    { name: 'effectiveFrom' },
    { name: 'effectiveTo', help: texts.effectiveToHelp },
    { name: 'mark' },
    { name: 'note' },
  ];
  return (
    <Drawer open title={texts.title} size={480} onClose={props.onClose}>
      <form
        className="law-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const first = Object.keys(parameterFaults(form))[0];
          if (first === undefined) save.mutate();
          else document.getElementById(id + first)?.focus();
        }}
      >
        {fields.map(({ name, help }) => {
          const fault = faults[name];
          return (
            <div key={name}>
              <label htmlFor={id + name}>{texts[name]}</label>
              {help !== undefined && (
                <p className="note" id={`${id}${name}-help`}>
                  {help}
                </p>
              )}
              {control(name)}
              {fault !== undefined && (
                <p className="field__error" id={`${id}${name}-fault`}>
                  <Icon name="fault" size={13} />
                  {fault === 'missing' ? texts.missing(texts[name]) : texts[fault]}
                </p>
              )}
            </div>
          );
        })}
        {save.error !== null && <FaultNotice fault={save.error} />}
        <div className="law-form__acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {texts.submit}
          </Button>
          <Button onClick={props.onClose}>{texts.cancel}</Button>
        </div>
      </form>
    </Drawer>
  );
}
