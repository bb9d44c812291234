import type { ColumnMapping, ImportPreview, ImportRun } from '@zca/domain/registry';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Upload } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { MappingTable } from '../components/MappingTable.tsx';
import { importsQuery } from '../importQueries.ts';
import { mappingFault, startMapping } from '../mapping.ts';
import './NewImportPage.css';

type Mappings = Record<string, ColumnMapping | null>;

function uploadFiles(files: readonly File[]): Promise<ImportPreview> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return send<ImportPreview>('POST', '/imports/preview', form);
}

/** Files in, columns recognised and corrected, then the import. */
export function NewImportPage(): ReactNode {
  const { f, say } = useSpeech();
  const w = useWorkTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [mappings, setMappings] = useState<Mappings>({});
  const [saveAs, setSaveAs] = useState('');
  const saveAsId = useId();
  useDocumentTitle(w.newImport.title);

  const preview = useMutation({
    mutationFn: uploadFiles,
    onSuccess: (answer) =>
      setMappings(Object.fromEntries(answer.files.map((file) => [file.name, startMapping(file)]))),
  });
  const start = useMutation({
    mutationFn: (uploadId: string) =>
      send<ImportRun>('POST', '/imports', {
        uploadId,
        mappings,
        ...(saveAs.trim() === '' ? {} : { saveMappingAs: saveAs.trim() }),
      }),
    onSuccess: async (run) => {
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
      await navigate({ to: '/desk/imports/$id', params: { id: run.id } });
    },
  });

  const answer = preview.data;
  const usable = answer?.files.filter((file) => file.problem === null) ?? [];
  const faulty = usable.some((file) => {
    const mapping = mappings[file.name] ?? null;
    return mapping !== null && mappingFault(mapping) !== null;
  });
  const tables = usable.some((file) => file.headers.length > 0);
  return (
    <>
      <div className="work-title">
        <h1>{w.newImport.title}</h1>
      </div>
      <p className="work-lead">{w.newImport.lead}</p>
      {answer === undefined && (
        <section className="work-section">
          <Upload.Dragger
            multiple
            showUploadList={false}
            fileList={[]}
            beforeUpload={(file) => {
              setFiles((now) => [...now.filter((each) => each.name !== file.name), file]);
              // The files go up together when 识别 is pressed.
              return false;
            }}
          >
            <p className="drop-title">
              <Icon name="upload" size={18} /> {w.newImport.drop}
            </p>
            <p className="note">{w.newImport.dropNote}</p>
          </Upload.Dragger>
          {files.length > 0 && (
            <>
              <h2 className="chosen-title">{w.newImport.chosen(files.length)}</h2>
              <ul className="chosen-files">
                {files.map((file) => (
                  <li key={file.name}>
                    <span>{file.name}</span>
                    <span className="quiet number">{f.number(file.size / 1024, 0)} kB</span>
                    <button
                      type="button"
                      aria-label={w.newImport.remove(file.name)}
                      onClick={() => setFiles(files.filter((each) => each !== file))}
                    >
                      <Icon name="close" />
                    </button>
                  </li>
                ))}
              </ul>
              <Button
                type="primary"
                loading={preview.isPending}
                onClick={() => preview.mutate(files)}
              >
                {w.newImport.preview}
              </Button>
              {preview.isPending && <span className="quiet"> {w.newImport.previewing}</span>}
            </>
          )}
        </section>
      )}
      {preview.error !== null && <FaultNotice fault={preview.error} />}
      {answer !== undefined && (
        <>
          {answer.files.map((file) => {
            const mapping = mappings[file.name] ?? null;
            return (
              <section className="work-section" key={file.name} aria-label={file.name}>
                <h2>{file.name}</h2>
                <p className="quiet">
                  {[
                    w.newImport.format(file.format),
                    file.encoding === null ? null : w.newImport.encoding(file.encoding),
                    file.sheet === null ? null : w.newImport.sheet(file.sheet),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {file.problem !== null ? (
                  <p className="field__error">
                    <Icon name="fault" size={13} />
                    {say(file.problem)}
                  </p>
                ) : mapping === null ? (
                  <p>{w.newImport.fixed}</p>
                ) : (
                  <MappingTable
                    file={file}
                    targets={answer.targets}
                    mapping={mapping}
                    onChange={(next) => setMappings({ ...mappings, [file.name]: next })}
                  />
                )}
              </section>
            );
          })}
          <section className="work-section">
            {tables && (
              <div className="save-as">
                <label htmlFor={saveAsId}>{w.newImport.saveAs}</label>
                <p className="note">{w.newImport.saveAsHelp}</p>
                <Input
                  id={saveAsId}
                  maxLength={80}
                  value={saveAs}
                  onChange={(event) => setSaveAs(event.target.value)}
                />
              </div>
            )}
            {usable.length === 0 && <p role="alert">{w.newImport.noneUsable}</p>}
            <div className="import-acts">
              <Button
                type="primary"
                disabled={usable.length === 0 || faulty}
                loading={start.isPending}
                onClick={() => start.mutate(answer.uploadId)}
              >
                {w.newImport.startCount(usable.length)}
              </Button>
              <Button onClick={() => preview.reset()}>{w.newImport.again}</Button>
            </div>
          </section>
          {start.error !== null && <FaultNotice fault={start.error} />}
        </>
      )}
    </>
  );
}
