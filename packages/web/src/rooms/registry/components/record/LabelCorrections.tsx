import type { LabelOverrideEntry, LabelOverrides } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useLabelTexts } from '../../../../base/catalogue/labels/index.ts';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { Sheet } from '../../../../base/components/Sheet.tsx';
import { ShortForm } from '../../../../base/components/ShortForm.tsx';
import type { ControlProps } from '../../../../base/components/ShortForm.tsx';
import { correctLabel, labelsQuery, takeLabelBack } from '../../labelQueries.ts';

type Choice = LabelOverrides['choices'][number];

const LEAST_REASON = 2;

function ReasonField(props: {
  readonly shared: ControlProps;
  readonly value: string;
  readonly onValue: (value: string) => void;
}): ReactNode {
  return (
    <textarea
      {...props.shared}
      rows={3}
      maxLength={500}
      value={props.value}
      onChange={(event) => props.onValue(event.target.value)}
    />
  );
}

/** The record, its list and every count follow; they are asked for anew. */
function useRefresh(recordKey: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['labels'] }),
      client.invalidateQueries({ queryKey: ['right', recordKey] }),
      client.invalidateQueries({ queryKey: ['rights'] }),
    ]);
  };
}

function CorrectSheet(props: {
  readonly recordKey: string;
  readonly choices: readonly Choice[];
  readonly onClose: () => void;
}): ReactNode {
  const { recordKey, choices, onClose } = props;
  const { say } = useSpeech();
  const w = useLabelTexts();
  const { form: x } = w;
  const refresh = useRefresh(recordKey);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const nameOf = ({ kind, value }: Choice): string => `${kind} ${value}`;
  const choice = choices.find((one) => nameOf(one) === chosen);
  const save = useMutation({
    mutationFn: async () => {
      if (choice === undefined) return;
      const { kind, value, rulesGive } = choice;
      const verdict = rulesGive ? 'remove' : 'add';
      await correctLabel(recordKey, { kind, value, verdict, reason: reason.trim() });
    },
    onSuccess: onClose,
    // Also when it was refused: somebody else may have corrected the label meanwhile.
    onSettled: refresh,
  });
  const group = (rulesGive: boolean, label: string): ReactNode => (
    <optgroup label={label}>
      {choices
        .filter((one) => one.rulesGive === rulesGive)
        .map((one) => (
          <option key={nameOf(one)} value={nameOf(one)}>
            {x.option(w.kinds[one.kind], say(one.label))}
          </option>
        ))}
    </optgroup>
  );
  const control = (name: 'label' | 'reason', shared: ControlProps): ReactNode =>
    name === 'reason' ? (
      <ReasonField shared={shared} value={reason} onValue={setReason} />
    ) : (
      <select {...shared} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{x.choose}</option>
        {group(true, x.remove)}
        {group(false, x.add)}
      </select>
    );
  return (
    <Sheet title={w.correct} side="right" onClose={onClose}>
      <div className="labels__sheet">
        <p>{x.lead}</p>
        <ShortForm
          texts={x}
          fields={[
            { name: 'label', label: x.label },
            { name: 'reason', label: x.reason, help: x.reasonHelp },
          ]}
          faults={{
            ...(choice === undefined ? { label: x.missingLabel } : {}),
            ...(reason.trim().length < LEAST_REASON ? { reason: x.missingReason } : {}),
          }}
          control={control}
          save={save}
          onClose={onClose}
        />
      </div>
    </Sheet>
  );
}

function TakeBackSheet(props: {
  readonly recordKey: string;
  readonly entry: LabelOverrideEntry;
  readonly what: string;
  readonly onClose: () => void;
}): ReactNode {
  const { recordKey, entry, what, onClose } = props;
  const w = useLabelTexts();
  const refresh = useRefresh(recordKey);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => takeLabelBack(recordKey, entry.id, reason.trim()),
    onSuccess: onClose,
    onSettled: refresh,
  });
  const control = (_name: 'reason', shared: ControlProps): ReactNode => (
    <ReasonField shared={shared} value={reason} onValue={setReason} />
  );
  return (
    <Sheet title={w.back.title} side="right" onClose={onClose}>
      <div className="labels__sheet">
        <p>{w.back.lead(what)}</p>
        <ShortForm
          texts={w.back}
          fields={[{ name: 'reason', label: w.back.reason }]}
          faults={reason.trim().length < LEAST_REASON ? { reason: w.form.missingReason } : {}}
          control={control}
          save={save}
          onClose={onClose}
        />
      </div>
    </Sheet>
  );
}

/** Who corrected which label of a record, and the ways to correct one and to take that back. */
export function LabelCorrections(props: {
  readonly recordKey: string;
  readonly mayCorrect: boolean;
}): ReactNode {
  const { recordKey, mayCorrect } = props;
  const { f, say } = useSpeech();
  const w = useLabelTexts();
  const { data, error, refetch } = useQuery(labelsQuery(recordKey));
  const [correcting, setCorrecting] = useState(false);
  const [ending, setEnding] = useState<LabelOverrideEntry | null>(null);
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined || data.entries.length + data.choices.length === 0) return null;
  const whatOf = (entry: LabelOverrideEntry): string =>
    w.entry(w.verdicts[entry.verdict], w.kinds[entry.kind], say(entry.label));
  const whoOf = ({ name }: LabelOverrideEntry['by']): string => name ?? w.platform;
  return (
    <section className="labels not-printed" aria-label={w.title}>
      <h3>{w.title}</h3>
      {data.entries.length === 0 && <p className="note">{w.none}</p>}
      {data.entries.length > 0 && (
        <ul className="labels__list">
          {data.entries.map((entry) => (
            <li key={entry.id} className={entry.takenBack === null ? '' : 'quiet'}>
              <b>{whatOf(entry)}</b>{' '}
              <span className="note">{w.made(whoOf(entry.by), f.instant(entry.at))}</span>
              {entry.takenBack !== null && (
                <>
                  {/* The reason of one that stands is shown above, to everybody. */}
                  <div className="note">{w.reason(entry.reason)}</div>
                  <div className="note">
                    {w.takenBack(
                      whoOf(entry.takenBack.by),
                      f.instant(entry.takenBack.at),
                      entry.takenBack.reason,
                    )}
                  </div>
                </>
              )}
              {mayCorrect && entry.takenBack === null && (
                <button
                  type="button"
                  className="button button--small"
                  aria-label={w.takeBackOf(whatOf(entry))}
                  onClick={() => setEnding(entry)}
                >
                  {w.takeBack}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayCorrect && data.choices.length > 0 && (
        <button type="button" className="button button--small" onClick={() => setCorrecting(true)}>
          {w.correct}
        </button>
      )}
      {correcting && (
        <CorrectSheet
          recordKey={recordKey}
          choices={data.choices}
          onClose={() => setCorrecting(false)}
        />
      )}
      {ending !== null && (
        <TakeBackSheet
          recordKey={recordKey}
          entry={ending}
          what={whatOf(ending)}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}
