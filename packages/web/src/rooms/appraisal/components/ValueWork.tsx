import { patentValue, type RoyaltyEntries, type ValueSubject } from '@zca/domain/appraisal';
import type { MatterDetail } from '@zca/domain/matters';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { handInValue } from '../valueQueries.ts';
import type { HashedResult } from './ValueResult.tsx';

const GROUNDS = [
  'royaltySource',
  'discountSource',
  'taxSource',
  'lifeSource',
  'revenueSource',
] as const;
type Ground = (typeof GROUNDS)[number];

/** Hands the figures in with their grounds. The server computes the value anew, and compares the hash. */
export function ValueWork(props: {
  readonly detail: MatterDetail;
  readonly subject: ValueSubject;
  readonly entries: RoyaltyEntries;
  /** Null while there is no value. */
  readonly hashed: HashedResult | null;
}): ReactNode {
  const { detail, subject, entries, hashed } = props;
  const { work: w } = useValueTexts();
  const { say } = useSpeech();
  const id = useId();
  const client = useQueryClient();
  const before = (field: string): string => {
    const value = detail.values.find((one) => one.field === field)?.value;
    return typeof value === 'string' ? value : '';
  };
  const [grounds, setGrounds] = useState<Readonly<Record<Ground, string>>>(() => ({
    royaltySource: before('royaltySource'),
    discountSource: before('discountSource'),
    taxSource: before('taxSource'),
    lifeSource: before('lifeSource'),
    revenueSource: before('revenueSource'),
  }));
  const [otherApproaches, setOther] = useState(() => before('otherApproaches'));
  const [evaluation, setEvaluation] = useState('');
  const [hasNoInterest, setNoInterest] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { fields } = patentValue;
  const asksEvaluation = subject.kind !== 'invention';
  const handing = useMutation({
    mutationFn: () => {
      const { baseDay: _baseDay, legalEnd: _legalEnd, ...entered } = entries;
      return handInValue(detail.row.id, detail.revision, {
        ...entered,
        ...grounds,
        otherApproaches,
        evaluationReport: asksEvaluation ? evaluation === 'yes' : null,
        noInterest: hasNoInterest,
        resultHash: hashed?.hash ?? null,
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['matters'] }),
  });
  const isEmpty = (text: string): boolean => text.trim() === '';
  return (
    <form
      className="value-form"
      aria-labelledby={`${id}title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isComplete =
          GROUNDS.every((ground) => !isEmpty(grounds[ground])) &&
          !isEmpty(otherApproaches) &&
          hasNoInterest &&
          !(asksEvaluation && evaluation === '');
        setMissing(!isComplete);
        if (isComplete && hashed !== null) handing.mutate();
      }}
    >
      <h2 id={`${id}title`}>{w.title}</h2>
      <p className="note">{w.note}</p>
      {GROUNDS.map((ground) => (
        <div key={ground} className="value-form__pair">
          <label htmlFor={id + ground}>{say(fields[ground].title)}</label>
          <input
            id={id + ground}
            maxLength={200}
            value={grounds[ground]}
            aria-invalid={(isMissing && isEmpty(grounds[ground])) || undefined}
            onChange={(event) => setGrounds({ ...grounds, [ground]: event.target.value })}
          />
        </div>
      ))}
      <label htmlFor={`${id}other`}>{say(fields.otherApproaches.title)}</label>
      <textarea
        id={`${id}other`}
        rows={3}
        maxLength={1000}
        value={otherApproaches}
        aria-invalid={(isMissing && isEmpty(otherApproaches)) || undefined}
        onChange={(event) => setOther(event.target.value)}
      />
      {asksEvaluation && (
        <>
          <label htmlFor={`${id}evaluation`}>{say(fields.evaluationReport.title)}</label>
          <select
            id={`${id}evaluation`}
            value={evaluation}
            aria-invalid={(isMissing && evaluation === '') || undefined}
            onChange={(event) => setEvaluation(event.target.value)}
          >
            <option value="">{w.choose}</option>
            <option value="yes">{w.yes}</option>
            <option value="no">{w.no}</option>
          </select>
        </>
      )}
      <label className="value-form__tick">
        <input
          type="checkbox"
          checked={hasNoInterest}
          aria-invalid={(isMissing && !hasNoInterest) || undefined}
          onChange={(event) => setNoInterest(event.target.checked)}
        />
        {w.noInterest}
      </label>
      {isMissing && (
        <p className="value-form__missing" role="alert">
          {w.fill}
        </p>
      )}
      {handing.error !== null && <FaultNotice fault={handing.error} />}
      {hashed === null && <p className="note">{w.notYet}</p>}
      <button
        type="submit"
        className="button button--primary"
        disabled={handing.isPending || hashed === null}
      >
        {handing.isPending ? w.sending : w.send}
      </button>
    </form>
  );
}
