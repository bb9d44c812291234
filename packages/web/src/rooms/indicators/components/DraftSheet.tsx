import type { Board, BoardRow, DraftReceipt } from '@zca/domain/indicators';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { ShortForm } from '../../../base/components/ShortForm.tsx';
import type { ControlProps } from '../../../base/components/ShortForm.tsx';
import { INDICATORS_KEY, fileDraft } from '../queries.ts';
import { useFigures } from '../useFigures.ts';
import './DraftSheet.css';

type Field = 'correction' | 'note';

/** Freezes a value with its evidence and files it for somebody else to audit. */
export function DraftSheet(props: {
  readonly board: Board;
  readonly row: BoardRow;
  readonly onClose: () => void;
}): ReactNode {
  const { board, row, onClose } = props;
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const { drafting } = useCockpitTexts();
  const { figure, reason, period: periodName } = useFigures();
  const client = useQueryClient();
  const [form, setForm] = useState<Record<Field, string>>({ correction: '', note: '' });
  const { published } = row;
  const correction = form.correction.trim();
  const note = form.note.trim();
  const save = useMutation({
    mutationFn: () =>
      fileDraft({
        code: row.code,
        area: board.area.code,
        period: board.period.name,
        ...(correction === '' ? {} : { correction }),
        ...(note === '' ? {} : { note }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: INDICATORS_KEY }),
  });
  const title = drafting.title(say(row.title));
  const value = (measured: BoardRow['measured']): string =>
    measured.value === null
      ? `${x.none} ${reason(measured)}`
      : x.valueOf(figure(measured.value, row.decimals), say(row.unit));
  const control = (name: Field, shared: ControlProps): ReactNode => (
    <textarea
      {...shared}
      rows={3}
      maxLength={1000}
      value={form[name]}
      onChange={(event) => setForm({ ...form, [name]: event.target.value })}
    />
  );
  return (
    <Sheet title={title} side="right" onClose={onClose}>
      {save.data !== undefined ? (
        <Done receipt={save.data} value={value(save.data.measured)} onClose={onClose} />
      ) : (
        <div className="draft-sheet">
          <p>{drafting.lead}</p>
          <dl className="draft-sheet__facts">
            <dt>{drafting.area}</dt>
            <dd>{say(board.area.name)}</dd>
            <dt>{drafting.period}</dt>
            <dd>{periodName(board.period.name)}</dd>
            <dt>{drafting.value}</dt>
            <dd>
              <b>{value(row.measured)}</b>
            </dd>
          </dl>
          <ShortForm
            texts={drafting}
            fields={[
              ...(published === null
                ? []
                : [
                    {
                      name: 'correction' as const,
                      label: drafting.correction,
                      help: drafting.correctionHelp(
                        published.vintage,
                        figure(published.value, row.decimals),
                      ),
                    },
                  ]),
              { name: 'note' as const, label: drafting.note, help: drafting.noteHelp },
            ]}
            faults={
              published !== null && correction === ''
                ? { correction: drafting.correctionMissing }
                : {}
            }
            control={control}
            save={save}
            onClose={onClose}
          />
        </div>
      )}
    </Sheet>
  );
}

function Done(props: {
  readonly receipt: DraftReceipt;
  readonly value: string;
  readonly onClose: () => void;
}): ReactNode {
  const { receipt } = props;
  const { drafting } = useCockpitTexts();
  return (
    <div className="draft-sheet" role="status">
      <p>
        <b>{drafting.done(receipt.matter.number)}</b> {drafting.doneLead}
      </p>
      <dl className="draft-sheet__facts">
        <dt>{drafting.value}</dt>
        <dd>
          <b>{props.value}</b>
        </dd>
        <dt>{drafting.hash}</dt>
        <dd className="mono">{receipt.evidenceHash}</dd>
      </dl>
      <p className="draft-sheet__acts">
        <Link
          className="button button--primary"
          to="/desk/matters/$id"
          params={{ id: receipt.matter.id }}
        >
          {drafting.openMatter}
        </Link>
        <button type="button" className="button" onClick={props.onClose}>
          {drafting.close}
        </button>
      </p>
    </div>
  );
}
