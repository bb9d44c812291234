import { patentValue, PURPOSES, VALUE_TYPES, type ValueSubject } from '@zca/domain/appraisal';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { askForValue } from '../valueQueries.ts';

/** Asks for an appraisal of the patent on the base day of the page; what the record says is sent with it. */
export function ValueAsk(props: { readonly subject: ValueSubject }): ReactNode {
  const { subject } = props;
  const { ask: w } = useValueTexts();
  const { say } = useSpeech();
  const id = useId();
  const navigate = useNavigate();
  const [client, setClient] = useState('');
  const [purpose, setPurpose] = useState('');
  const [valueType, setValueType] = useState('market');
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { fields } = patentValue;
  const asking = useMutation({
    mutationFn: () =>
      askForValue({
        title: subject.title,
        right: subject.key,
        kind: subject.kind,
        holders: subject.holders.length,
        legalEnd: subject.legalEnd,
        baseDay: subject.baseDay,
        client,
        purpose,
        valueType,
        note,
      }),
    onSuccess: (receipt) => navigate({ to: '/desk/matters/$id', params: { id: receipt.matter } }),
  });
  const options = (of: typeof PURPOSES): ReactNode =>
    of.map(({ value, title }) => (
      <option key={value} value={value}>
        {say(title)}
      </option>
    ));
  return (
    <form
      className="value-form"
      aria-labelledby={`${id}title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isComplete = client.trim() !== '' && purpose !== '' && valueType !== '';
        setMissing(!isComplete);
        if (isComplete) asking.mutate();
      }}
    >
      <h2 id={`${id}title`}>{w.title}</h2>
      <p className="note">{w.note}</p>
      <label htmlFor={`${id}client`}>{say(fields.client.title)}</label>
      <input
        id={`${id}client`}
        maxLength={100}
        value={client}
        aria-invalid={(isMissing && client.trim() === '') || undefined}
        onChange={(event) => setClient(event.target.value)}
      />
      <label htmlFor={`${id}purpose`}>{say(fields.purpose.title)}</label>
      <select
        id={`${id}purpose`}
        value={purpose}
        aria-invalid={(isMissing && purpose === '') || undefined}
        onChange={(event) => setPurpose(event.target.value)}
      >
        <option value="">{w.choose}</option>
        {options(PURPOSES)}
      </select>
      <label htmlFor={`${id}type`}>{say(fields.valueType.title)}</label>
      <select
        id={`${id}type`}
        value={valueType}
        onChange={(event) => setValueType(event.target.value)}
      >
        {options(VALUE_TYPES)}
      </select>
      <label htmlFor={`${id}note`}>
        {say(fields.note.title)} <small>{w.optional}</small>
      </label>
      <textarea
        id={`${id}note`}
        rows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {isMissing && (
        <p className="value-form__missing" role="alert">
          {w.fill}
        </p>
      )}
      {asking.error !== null && <FaultNotice fault={asking.error} />}
      <button type="submit" className="button button--primary" disabled={asking.isPending}>
        {asking.isPending ? w.sending : w.send}
      </button>
    </form>
  );
}
