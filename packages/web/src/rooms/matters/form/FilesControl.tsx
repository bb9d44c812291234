import type { FormField } from '@zca/domain/matters';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { uploadFile } from '../queries.ts';
import { newClientKey } from '../../../base/clientKey.ts';
import type { HeldFile } from './held.ts';
import { MOST_FILE_BYTES, sizeText } from './sizes.ts';

/** A picture of a file that was chosen here; others are a sign. */
function Preview(props: { readonly file: HeldFile }): ReactNode {
  const { file } = props.file;
  const picture = useRef<HTMLImageElement>(null);
  const isPicture = file?.type.startsWith('image/') === true;
  useEffect(() => {
    if (file === undefined || picture.current === null) return undefined;
    const address = URL.createObjectURL(file);
    picture.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return isPicture ? (
    <img className="held-file__picture" ref={picture} alt="" />
  ) : (
    <span className="held-file__sign" aria-hidden="true">
      <Icon name="list" size={18} />
    </span>
  );
}

/** Files of a form: each is sent when it is chosen, and can be removed or sent again. */
export function FilesControl(props: {
  readonly field: FormField;
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
  readonly files: readonly HeldFile[];
  readonly onChange: (change: (files: readonly HeldFile[]) => readonly HeldFile[]) => void;
}): ReactNode {
  const { field, files, onChange } = props;
  const { form } = useServiceTexts();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const most = field.maxCount ?? 20;
  const limit = sizeText(MOST_FILE_BYTES);

  const change = (key: string, part: Partial<HeldFile>): void =>
    onChange((now) => now.map((file) => (file.key === key ? { ...file, ...part } : file)));
  const upload = (key: string, file: File): void => {
    change(key, { state: 'sending' });
    uploadFile(file).then(
      (received) => change(key, { state: 'done', received }),
      () => change(key, { state: 'failed' }),
    );
  };
  const add = (list: FileList | null): void => {
    const said: string[] = [];
    const fresh: HeldFile[] = [];
    for (const file of list ?? []) {
      if (files.length + fresh.length >= most) {
        said.push(form.files.tooMany(most));
        break;
      }
      if (file.size > MOST_FILE_BYTES) said.push(form.files.tooLarge(file.name, limit));
      else if (
        field.accept.length > 0 &&
        !field.accept.some((start) => file.type.startsWith(start))
      ) {
        said.push(form.files.notAccepted(file.name));
      } else {
        const key = newClientKey();
        fresh.push({
          key,
          name: file.name,
          sizeBytes: file.size,
          state: 'sending',
          received: null,
          file,
        });
      }
    }
    setNotes(said);
    onChange((now) => [...now, ...fresh]);
    for (const { key, file } of fresh) if (file !== undefined) upload(key, file);
  };

  const takesPictures =
    field.accept.length === 0 ||
    field.accept.some((a) => 'image/'.startsWith(a) || a.startsWith('image/'));
  const accept = field.accept.map((start) => (start.endsWith('/') ? `${start}*` : start)).join(',');
  const chooser = (id: string | undefined, camera: boolean): ReactNode => (
    <label className={`button files-control__way${camera ? ' files-control__way--camera' : ''}`}>
      <Icon name={camera ? 'picture' : 'plus'} />
      {camera ? form.files.take : form.files.choose}
      <input
        className="files-control__input"
        type="file"
        id={id}
        multiple={!camera && most > 1}
        disabled={files.length >= most}
        accept={camera ? 'image/*' : accept === '' ? undefined : accept}
        {...(camera ? { capture: 'environment' as const } : {})}
        aria-invalid={props.isWrong || undefined}
        aria-describedby={props.describedBy}
        onChange={(event) => {
          add(event.target.files);
          // The same file can be chosen again after it was removed.
          event.target.value = '';
        }}
      />
    </label>
  );

  return (
    <div className="files-control" ref={box}>
      <p className="note">
        {form.files.most(most, limit)}
        {takesPictures && form.files.noPlace}
      </p>
      {files.length > 0 && (
        <ul className="files-control__list">
          {files.map((file) => (
            <li key={file.key} className="held-file">
              <Preview file={file} />
              <span className="held-file__name">
                {file.name}
                <span className="note" role={file.state === 'failed' ? 'alert' : 'status'}>
                  {file.state === 'sending'
                    ? form.files.uploading(file.name)
                    : file.state === 'failed'
                      ? form.files.failed(file.name)
                      : sizeText(file.sizeBytes)}
                </span>
              </span>
              {file.state === 'failed' && file.file !== undefined && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => upload(file.key, file.file!)}
                >
                  {form.files.again}
                </button>
              )}
              <button
                type="button"
                className="held-file__remove"
                aria-label={form.files.remove(file.name)}
                onClick={() => {
                  onChange((now) => now.filter((each) => each.key !== file.key));
                  box.current?.querySelector('input')?.focus();
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="files-control__ways">
        {takesPictures && chooser(undefined, true)}
        {chooser(props.id, false)}
      </div>
      {notes.map((note) => (
        <p key={note} className="field__error" role="alert">
          <Icon name="fault" size={13} />
          {note}
        </p>
      ))}
    </div>
  );
}
