import type { AreaView, EntriesReceipt, RegisterView } from '@zca/domain/indicators';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { ShortForm } from '../../../base/components/ShortForm.tsx';
import type { ControlProps } from '../../../base/components/ShortForm.tsx';
import { entryFault, entryOf, isDayColumn } from '../entryForm.ts';
import type { ColumnName, HeldEntry } from '../entryForm.ts';
import { INDICATORS_KEY, addEntry } from '../queries.ts';
import './DraftSheet.css';

/** Adds one entry to a register; the fields are the register's own columns. */
export function EntrySheet(props: {
  readonly register: RegisterView;
  readonly areas: readonly AreaView[];
  readonly area: string | undefined;
  readonly onReceipt: (receipt: EntriesReceipt) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { register, areas } = props;
  const { say } = useSpeech();
  const { entry: x } = useCockpitTexts().register;
  const client = useQueryClient();
  const [held, setHeld] = useState<HeldEntry>({ area: props.area ?? areas[0]?.code ?? '' });
  const save = useMutation({
    mutationFn: () => addEntry(entryOf(register.key, held)),
    onSuccess: async (receipt) => {
      await client.invalidateQueries({ queryKey: INDICATORS_KEY });
      props.onReceipt(receipt);
    },
  });
  const helpOf = (name: ColumnName): string | undefined =>
    name === 'amountFen' ? x.yuan : name === 'document' ? x.evidenceTitleHelp : undefined;
  const faults: Partial<Record<ColumnName, string>> = {};
  for (const column of register.columns) {
    const fault = entryFault(column, held);
    if (fault === 'missing') faults[column.name] = x.missing(say(column.title));
    else if (fault !== undefined) faults[column.name] = x[fault];
  }
  const control = (name: ColumnName, shared: ControlProps): ReactNode => {
    const set = (value: string): void => setHeld({ ...held, [name]: value });
    const field = { ...shared, value: held[name] ?? '' };
    if (name === 'area' || name === 'category') {
      const choices =
        name === 'area'
          ? areas.map(({ code, name: title }) => ({ value: code, title }))
          : register.categories;
      return (
        <select {...field} onChange={(event) => set(event.target.value)}>
          <option value="">{x.unchosen}</option>
          {choices.map(({ value, title }) => (
            <option key={value} value={value}>
              {say(title)}
            </option>
          ))}
        </select>
      );
    }
    if (name === 'note') {
      return <textarea {...field} rows={2} onChange={(event) => set(event.target.value)} />;
    }
    return (
      <input
        {...field}
        type={isDayColumn(name) ? 'date' : 'text'}
        inputMode={name === 'amountFen' || name === 'quantity' ? 'decimal' : undefined}
        maxLength={200}
        onChange={(event) => set(event.target.value)}
      />
    );
  };
  return (
    <Sheet title={x.title(say(register.title))} side="right" onClose={props.onClose}>
      <div className="draft-sheet">
        <p>{say(register.line)}</p>
        <ShortForm
          texts={x}
          fields={register.columns.map(({ name, title }) => ({
            name,
            label: say(title),
            help: helpOf(name),
          }))}
          faults={faults}
          control={control}
          save={save}
          onClose={props.onClose}
        />
      </div>
    </Sheet>
  );
}
