import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWorkTexts } from '../catalogue/desk/index.ts';
import { FaultNotice } from './Notice.tsx';
import './TableUpload.css';

/** A form that sends one table; whoever shows it tells what became of the rows (`LineReport`). */
export function TableUpload<Report>(props: {
  readonly send: (file: File) => Promise<Report>;
  readonly onDone: (report: Report) => void | Promise<unknown>;
  /** Endings of the files that are taken, `.csv,.xlsx` unless told. */
  readonly accept?: string;
  /** Where the form stands: in the row of tools of a page, or alone in a sheet. */
  readonly className?: string;
  /** Further fields and ways, beside the button. */
  readonly children?: ReactNode;
}): ReactNode {
  const { upload: w } = useWorkTexts();
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({ mutationFn: props.send, onSuccess: props.onDone });
  return (
    <>
      <form
        className={props.className ?? 'work-tools'}
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) sending.mutate(file);
        }}
      >
        <label className="table-upload__file">
          <span>{w.file}</span>
          <input
            type="file"
            accept={props.accept ?? '.csv,.xlsx'}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <button
          type="submit"
          className="button button--primary"
          disabled={file === null || sending.isPending}
        >
          {sending.isPending ? w.sending : w.send}
        </button>
        {props.children}
      </form>
      {sending.error !== null && <FaultNotice fault={sending.error} />}
    </>
  );
}
