import type { RuleKind } from '@zca/domain/registry';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useRuleTexts } from '../../../../base/catalogue/rules/index.ts';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { uploadVersion } from '../../ruleQueries.ts';
import { LineReport } from '../../../../base/components/LineReport.tsx';

/** Uploads an edited table as a new version, and tells what became of it. */
export function RuleUploadForm(props: {
  readonly kind: RuleKind;
  /** Told of the version that was made. */
  readonly onTaken: (id: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { upload: w } = useRuleTexts();
  const client = useQueryClient();
  const id = useId();
  const [version, setVersion] = useState('');
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({
    mutationFn: (table: File) => uploadVersion(props.kind, { version, note, file: table }),
    onSuccess: (upload) => {
      if (upload.version === null) return;
      void client.invalidateQueries({ queryKey: ['rules'] });
      props.onTaken(upload.version.id);
    },
  });
  const { data } = sending;
  const refused = data?.remarks.filter(({ severity }) => severity === 'refused').length ?? 0;
  return (
    <section className="work-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      <p className="note">{w.lead}</p>
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
          value={version}
          maxLength={60}
          aria-describedby={`${id}-help`}
          onChange={(event) => setVersion(event.target.value)}
        />
        <span className="note" id={`${id}-help`}>
          {w.nameHelp}
        </span>
        <label htmlFor={`${id}-note`}>{w.note}</label>
        <Input
          id={`${id}-note`}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
        <label htmlFor={`${id}-file`}>{w.file}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.xlsx,.json"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <button
          type="submit"
          className="button button--primary"
          disabled={file === null || version.trim() === '' || sending.isPending}
        >
          {sending.isPending ? w.sending : w.send}
        </button>
      </form>
      {sending.error !== null && <FaultNotice fault={sending.error} />}
      {data !== undefined && (
        <LineReport
          sentence={
            data.version === null
              ? w.refused(refused)
              : w.taken(data.version.version, data.version.rows)
          }
          lines={data.remarks.map(({ line, words }) => ({ line, words: say(words) }))}
        />
      )}
    </section>
  );
}
