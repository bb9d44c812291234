import type { Entry } from '@zca/domain/indicators';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { ShortForm } from '../../../base/components/ShortForm.tsx';
import type { ControlProps } from '../../../base/components/ShortForm.tsx';
import { INDICATORS_KEY, withdrawEntry } from '../queries.ts';
import './DraftSheet.css';

/** Takes an entry out of the count, with the reason; nothing is deleted. */
export function WithdrawSheet(props: {
  readonly entry: Entry;
  readonly onClose: () => void;
}): ReactNode {
  const { entry, onClose } = props;
  const { withdrawing: x } = useCockpitTexts().register;
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => withdrawEntry(entry.id, reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: INDICATORS_KEY });
      onClose();
    },
  });
  const control = (_name: 'reason', shared: ControlProps): ReactNode => (
    <textarea
      {...shared}
      rows={3}
      maxLength={1000}
      value={reason}
      onChange={(event) => setReason(event.target.value)}
    />
  );
  return (
    <Sheet title={x.title} side="right" onClose={onClose}>
      <div className="draft-sheet">
        <p>{x.lead(entry.subject)}</p>
        <ShortForm
          texts={x}
          fields={[{ name: 'reason', label: x.reason }]}
          faults={reason.trim() === '' ? { reason: x.missing } : {}}
          control={control}
          save={save}
          onClose={onClose}
        />
      </div>
    </Sheet>
  );
}
