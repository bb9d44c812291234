import type { QuarantineItem } from '@zca/domain/registry';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';

/** Cells that differ from what was read. */
export function changedCells(
  raw: Readonly<Record<string, string>>,
  cells: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([header, cell]) => raw[header] !== cell));
}

/** The cells of one quarantined record, to be mended. */
export function MendForm(props: {
  readonly item: QuarantineItem;
  readonly place: string;
  readonly onSaved: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const w = useWorkTexts();
  const { item } = props;
  const raw = item.raw ?? {};
  const [cells, setCells] = useState(raw);
  const id = useId();
  const save = useMutation({
    mutationFn: () =>
      send<QuarantineItem>('PUT', `/quarantine/${item.id}`, { cells: changedCells(raw, cells) }),
    onSuccess: props.onSaved,
  });
  const settled = item.status === 'retried' || item.raw === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="quiet">
        {item.file} · {props.place}
      </p>
      <p className="field__error">
        <Icon name="fault" size={13} />
        {say(item.message)}
      </p>
      {item.raw === null ? (
        <p>{w.quarantine.secret}</p>
      ) : (
        <>
          <h2>{w.quarantine.cells}</h2>
          {Object.keys(raw).map((header) => (
            <div className="mend__cell" key={header}>
              <label htmlFor={id + header}>{header}</label>
              <Input.TextArea
                id={id + header}
                autoSize={{ minRows: 1, maxRows: 6 }}
                disabled={settled}
                value={cells[header] ?? ''}
                onChange={(event) => setCells({ ...cells, [header]: event.target.value })}
              />
            </div>
          ))}
          {save.error !== null && <FaultNotice fault={save.error} />}
          {!settled && (
            <Button
              type="primary"
              htmlType="submit"
              loading={save.isPending}
              disabled={Object.keys(changedCells(raw, cells)).length === 0}
            >
              {w.quarantine.save}
            </Button>
          )}
        </>
      )}
    </form>
  );
}
