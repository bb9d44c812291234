import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useRosterTexts } from '../../../base/catalogue/rosters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { LineReport } from '../../../base/components/LineReport.tsx';
import { uploadRoster } from '../rosterQueries.ts';

/** Uploads a roster, and tells of its lines what was taken. */
export function RosterUpload(props: { readonly onTaken: (id: string) => void }): ReactNode {
  const { f, say } = useSpeech();
  const w = useRosterTexts();
  const client = useQueryClient();
  const id = useId();
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({
    mutationFn: (table: File) => uploadRoster(name, table),
    onSuccess: (receipt) => {
      if (receipt.id === null) return;
      void client.invalidateQueries({ queryKey: ['rosters'] });
      props.onTaken(receipt.id);
    },
  });
  const { data } = sending;
  return (
    <section className="work-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.upload}</h2>
      <form
        className="table-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) sending.mutate(file);
        }}
      >
        <label htmlFor={`${id}-name`}>{w.name}</label>
        <Input
          id={`${id}-name`}
          value={name}
          maxLength={100}
          aria-describedby={`${id}-help`}
          onChange={(event) => setName(event.target.value)}
        />
        <span className="note" id={`${id}-help`}>
          {w.nameHelp}
        </span>
        <label htmlFor={`${id}-file`}>{w.file}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.xlsx,.json"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <span className="note">
          <a className="link-button" href={apiAddress('/rosters/template', {})}>
            {w.template}
          </a>
        </span>
        <button
          type="submit"
          className="button button--primary"
          disabled={file === null || name.trim() === '' || sending.isPending}
        >
          {sending.isPending ? w.sending : w.send}
        </button>
      </form>
      {sending.error !== null && <FaultNotice fault={sending.error} />}
      {data !== undefined && (
        <LineReport
          sentence={data.id === null ? w.notTaken : w.taken(data.taken, data.read)}
          {...(data.unread.length > 0 ? { note: w.unread(f.list(data.unread)) } : {})}
          lines={data.remarks.map(({ line, words }) => ({ line, words: say(words) }))}
        />
      )}
    </section>
  );
}
