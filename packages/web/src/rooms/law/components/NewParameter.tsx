import type { RecordedParameter } from '@zca/domain/law';
import { PARAMETER_UNITS } from '@zca/domain/law/parameterText';
import { useMutation } from '@tanstack/react-query';
import { AutoComplete, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { parameterFaults, toParameter } from '../parameterForm.ts';
import type { ParameterForm } from '../parameterForm.ts';
import { type ControlProps, LawForm } from './LawForm.tsx';

const FIELDS = [
  'key',
  'zhTitle',
  'enTitle',
  'value',
  'unit',
  'sourceTitle',
  'documentNumber',
  'article',
  'effectiveFrom',
  'effectiveTo',
  'mark',
  'note',
] as const satisfies (keyof ParameterForm)[];

/** The form of a new dated row. A change of law starts from the row that was in force. */
export function NewParameter(props: {
  readonly start: ParameterForm;
  readonly keys: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactNode {
  const { t, say } = useSpeech();
  const w = useWorkTexts();
  const [form, setForm] = useState(props.start);
  const texts = w.law.form;
  const save = useMutation({
    mutationFn: () => send<RecordedParameter>('POST', '/law/parameters', toParameter(form)),
    onSuccess: props.onSaved,
  });
  const helps: Partial<Record<keyof ParameterForm, string>> = {
    key: texts.keyHelp,
    value: texts.valueHelp,
    effectiveTo: texts.effectiveToHelp,
  };
  const found = parameterFaults(form);
  const faults: Partial<Record<keyof ParameterForm, string>> = {};
  for (const name of FIELDS) {
    const fault = found[name];
    if (fault === undefined) continue;
    faults[name] = fault === 'missing' ? texts.missing(texts[name]) : texts[fault];
  }

  const control = (name: keyof ParameterForm, shared: ControlProps): ReactNode => {
    const set = (value: string) => setForm({ ...form, [name]: value });
    const held = { ...shared, value: form[name] };
    if (name === 'key') {
      return (
        <AutoComplete
          {...held}
          options={props.keys.map((key) => ({ value: key }))}
          showSearch={{ filterOption: true }}
          onChange={set}
        />
      );
    }
    if (name === 'unit' || name === 'mark') {
      const options =
        name === 'unit'
          ? [
              { value: '', label: texts.noUnit },
              ...Object.entries(PARAMETER_UNITS).map(([value, words]) => ({
                value,
                label: say(words),
              })),
            ]
          : Object.entries(t.marks).map(([value, label]) => ({ value, label }));
      return <Select {...held} options={options} onChange={set} />;
    }
    if (name === 'value' || name === 'note') {
      return (
        <Input.TextArea
          {...held}
          autoSize={{ minRows: 1, maxRows: 12 }}
          onChange={(event) => set(event.target.value)}
        />
      );
    }
    return (
      <Input
        {...held}
        {...(name.startsWith('effective') ? { placeholder: 'YYYY-MM-DD', maxLength: 10 } : {})}
        onChange={(event) => set(event.target.value.trimStart())}
      />
    );
  };
  return (
    <LawForm
      texts={texts}
      fields={FIELDS.map((name) => ({ name, label: texts[name], help: helps[name] }))}
      faults={faults}
      control={control}
      save={save}
      onClose={props.onClose}
    />
  );
}
