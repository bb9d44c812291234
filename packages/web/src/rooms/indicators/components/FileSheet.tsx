import type { EntriesReceipt, RegisterView } from '@zca/domain/indicators';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { csvText, saveText } from '../../../base/files.ts';
import { INDICATORS_KEY, uploadEntries } from '../queries.ts';
import './DraftSheet.css';

/** Uploads a table of entries; what was refused of it is told line by line. */
export function FileSheet(props: {
  readonly register: RegisterView;
  readonly onReceipt: (receipt: EntriesReceipt) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { register } = props;
  const { say } = useSpeech();
  const { register: words } = useCockpitTexts();
  const { file: x } = words;
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: (chosen: File) => uploadEntries(register.key, chosen),
    onSuccess: async (receipt) => {
      await client.invalidateQueries({ queryKey: INDICATORS_KEY });
      props.onReceipt(receipt);
    },
  });
  return (
    <Sheet title={x.title(say(register.title))} side="right" onClose={props.onClose}>
      <form
        className="draft-sheet"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) send.mutate(file);
        }}
      >
        <p>{x.lead}</p>
        <p>
          <button
            type="button"
            className="link-button"
            onClick={() =>
              saveText(
                `${say(register.title)}.csv`,
                'text/csv;charset=utf-8',
                csvText([register.columns.map(({ title }) => say(title))]),
              )
            }
          >
            {words.template}
          </button>
        </p>
        <label className="field">
          <span className="field__label">{x.choose}</span>
          <input
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        {send.error !== null && <FaultNotice fault={send.error} />}
        <p className="draft-sheet__acts">
          <button
            type="submit"
            className="button button--primary"
            disabled={file === null || send.isPending}
          >
            {send.isPending ? x.sending : x.submit}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            {x.cancel}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
