import type { AreaTarget, IndicatorDetail } from '@zca/domain/indicators';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { ShortForm } from '../../../base/components/ShortForm.tsx';
import type { ControlProps } from '../../../base/components/ShortForm.tsx';
import { numberOf } from '../../../base/typedNumbers.ts';
import { INDICATORS_KEY, setTarget } from '../queries.ts';
import { useFigures } from '../useFigures.ts';

type Field = 'area' | 'year' | 'value' | 'basis';

/** Sets what an area is to reach, with the document that says so. */
export function TargetForm(props: { readonly detail: IndicatorDetail }): ReactNode {
  const { detail } = props;
  const { say } = useSpeech();
  const { targets: x } = useCockpitTexts();
  const { figure } = useFigures();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const areas = detail.reach.filter(({ kind }) => kind !== 'city');
  const [form, setForm] = useState<Record<Field, string>>({
    area: areas[0]?.code ?? '',
    year: detail.period.name.slice(0, 4),
    value: '',
    basis: '',
  });
  const value = numberOf(form.value);
  const year = Number(form.year);
  const save = useMutation({
    mutationFn: (target: AreaTarget) => setTarget(target),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries({ queryKey: INDICATORS_KEY });
    },
  });
  const faults: Partial<Record<Field, string>> = {
    ...(form.area === '' ? { area: x.faults.area } : {}),
    ...(Number.isInteger(year) && year >= 2000 && year <= 2100 ? {} : { year: x.faults.year }),
    ...(value === undefined ? { value: x.faults.value } : {}),
    ...(form.basis.trim() === '' ? { basis: x.faults.basis } : {}),
  };
  const control = (name: Field, shared: ControlProps): ReactNode => {
    const held = { ...shared, value: form[name] };
    const set = (text: string): void => setForm({ ...form, [name]: text });
    return name === 'area' ? (
      <select {...held} onChange={(event) => set(event.target.value)}>
        {areas.map(({ code, name: title }) => (
          <option key={code} value={code}>
            {say(title)}
          </option>
        ))}
      </select>
    ) : (
      <input
        {...held}
        inputMode={name === 'basis' ? 'text' : 'decimal'}
        onChange={(event) => set(event.target.value)}
      />
    );
  };
  const set = save.data;
  return (
    <section aria-label={x.title}>
      <h2>
        {x.title} <small>{x.lead}</small>
      </h2>
      {set !== undefined && !isOpen && (
        <p role="status">
          {x.done(
            say(areas.find(({ code }) => code === set.area)?.name ?? { zh: '', en: '' }),
            String(set.year),
            figure(set.value, detail.definition.decimals),
          )}
        </p>
      )}
      {isOpen ? (
        <ShortForm
          texts={x}
          fields={(['area', 'year', 'value', 'basis'] as const).map((name) => ({
            name,
            label: x[name],
          }))}
          faults={faults}
          control={control}
          save={{
            ...save,
            mutate: () => {
              // Without a number there is a fault, and nothing is sent.
              if (value === undefined) return;
              const { area } = form;
              save.mutate({
                code: detail.definition.code,
                area,
                year,
                value,
                basis: form.basis.trim(),
              });
            },
          }}
          onClose={() => setOpen(false)}
        />
      ) : (
        <button type="button" className="button button--small" onClick={() => setOpen(true)}>
          {x.title}
        </button>
      )}
    </section>
  );
}
