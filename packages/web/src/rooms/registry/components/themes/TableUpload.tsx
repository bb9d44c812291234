import type { TableReport } from '@zca/domain/registry';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useThemeTexts } from '../../../../base/catalogue/themes/index.ts';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import './Themes.css';

/** Sends a table, and shows what became of its rows. */
export function TableUpload(props: {
  readonly send: (file: File) => Promise<TableReport>;
  /** What is asked again afterwards. */
  readonly changes: string;
  /** Further fields, before the button. */
  readonly children?: ReactNode;
}): ReactNode {
  const { upload: w } = useThemeTexts();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({
    mutationFn: props.send,
    onSuccess: () => client.invalidateQueries({ queryKey: [props.changes] }),
  });
  return (
    <>
      <form
        className="work-tools"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) sending.mutate(file);
        }}
      >
        <label className="themes__field">
          <span>{w.file}</span>
          <input
            type="file"
            accept=".csv,.xlsx,.json,.zip"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        {props.children}
        <button
          type="submit"
          className="button button--primary"
          disabled={file === null || sending.isPending}
        >
          {sending.isPending ? w.sending : w.send}
        </button>
      </form>
      {sending.error !== null && <FaultNotice fault={sending.error} />}
      {sending.data !== undefined && <Report report={sending.data} />}
    </>
  );
}

function Report(props: { readonly report: TableReport }): ReactNode {
  const { taken, same, refused, unread, remarks } = props.report;
  const { upload: w } = useThemeTexts();
  const { f, say } = useSpeech();
  return (
    <section className="work-section" role="status">
      <p>{w.result(taken, same, refused)}</p>
      {unread.length > 0 && <p className="note">{w.unread(f.list(unread))}</p>}
      {remarks.length > 0 && (
        <div className="themes__scroll">
          <table className="themes__table">
            <thead>
              <tr>
                <th scope="col">{w.line}</th>
                <th scope="col">{w.remark}</th>
              </tr>
            </thead>
            <tbody>
              {remarks.map((remark) => (
                <tr key={`${remark.line} ${remark.words.en}`}>
                  <td>{f.number(remark.line)}</td>
                  <td>
                    <b>{w.severity[remark.severity]}</b> {say(remark.words)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
