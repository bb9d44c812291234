import type { EntriesReceipt, RegisterView } from '@zca/domain/indicators';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { TableUpload } from '../../../base/components/TableUpload.tsx';
import { csvText, saveText } from '../../../base/files.ts';
import { INDICATORS_KEY, uploadEntries } from '../queries.ts';
import './DraftSheet.css';

/** Uploads a table of entries. */
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
  return (
    <Sheet title={x.title(say(register.title))} side="right" onClose={props.onClose}>
      <div className="draft-sheet">
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
        <TableUpload
          className="draft-sheet__upload"
          send={(file) => uploadEntries(register.key, file)}
          onDone={async (receipt) => {
            await client.invalidateQueries({ queryKey: INDICATORS_KEY });
            props.onReceipt(receipt);
          }}
        >
          <button type="button" className="button" onClick={props.onClose}>
            {x.cancel}
          </button>
        </TableUpload>
      </div>
    </Sheet>
  );
}
