import { isValue, patentValue, type RoyaltyInputs, type ValueSubject } from '@zca/domain/appraisal';
import type { MatterDetail } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { isDay, todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { ValueAsk } from '../components/ValueAsk.tsx';
import { ValueFacts } from '../components/ValueFacts.tsx';
import { ValueFigures } from '../components/ValueFigures.tsx';
import { useHashedResult, ValueResult } from '../components/ValueResult.tsx';
import { ValueWork } from '../components/ValueWork.tsx';
import { computed, entriesOf, figuresOf, NO_FIGURES } from '../valueFigures.ts';
import { subjectQuery, valueMatterQuery } from '../valueQueries.ts';
import '../components/Values.css';

/** The first day on which there was a Patent Law. */
const FIRST_DAY = '1985-04-01';

/** The workbench for one patent: figures on the left, what follows from them beside. */
export function ValuePage(): ReactNode {
  const w = useValueTexts();
  const { key } = useParams({ from: '/desk/values/$key' });
  const { matter, baseDay } = useSearch({ from: '/desk/values/$key' });
  const work = useQuery({ ...valueMatterQuery(matter ?? ''), enabled: matter !== undefined });
  const detail = matter === undefined ? undefined : work.data;
  const own = detail?.values.find(({ field }) => field === 'baseDay')?.value;
  const day = typeof own === 'string' ? own : baseDay;
  const { data, error, refetch } = useQuery({
    ...subjectQuery(key, day),
    enabled: matter === undefined || detail !== undefined,
  });
  useDocumentTitle(data === undefined ? w.title : w.of(data.title));
  const fault = error ?? (matter === undefined ? null : work.error);
  if (fault !== null) return <FaultNotice fault={fault} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="record" />;
  return <Workbench key={matter ?? ''} subject={data} detail={detail} />;
}

function Workbench(props: {
  readonly subject: ValueSubject;
  readonly detail: MatterDetail | undefined;
}): ReactNode {
  const { subject, detail } = props;
  const w = useValueTexts();
  const { f } = useSpeech();
  const [figures, setFigures] = useState(() =>
    detail === undefined
      ? NO_FIGURES
      : figuresOf((field) => detail.values.find((one) => one.field === field)?.value),
  );
  const entries = useMemo(() => entriesOf(figures, subject), [figures, subject]);
  const { inputs, result } = useMemo(() => computed(entries), [entries]);
  const hashed = useHashedResult(inputs, result);
  const wrong = new Set<keyof RoyaltyInputs>(
    isValue(result) ? [] : result.map(({ field }) => field),
  );
  const { data: session } = useQuery(sessionQuery);
  const asks = patentValue.actions.ask.by.map(({ role }) => role);
  const mayAsk = session?.person?.grants.some(({ role }) => asks.includes(role)) === true;
  const offer = detail?.offers.find(({ action }) => action === 'work');
  return (
    <>
      <Head subject={subject} detail={detail} />
      <div className="value-bench">
        <ValueFigures
          figures={figures}
          wrong={wrong}
          isJoint={subject.holders.length > 1}
          onFigures={setFigures}
        />
        <ValueResult inputs={inputs} result={result} hashed={hashed} />
        <div className="value-side">
          <ValueFacts subject={subject} />
          {detail === undefined && mayAsk && subject.isInForce && <ValueAsk subject={subject} />}
          {detail !== undefined && offer !== undefined && offer.locked === null && (
            <ValueWork
              key={detail.revision}
              detail={detail}
              subject={subject}
              entries={entries}
              hashed={hashed}
            />
          )}
          <p className="value-side__advice">{w.advisory}</p>
        </div>
      </div>
      {isValue(result) && (
        // On a phone the value stands below the figures; here it stays in sight while they are moved.
        <p className="value-bar" aria-hidden="true">
          {w.value} <b>{f.number(result.value / 1_000_000, 2)}</b> {w.unit}
        </p>
      )}
    </>
  );
}

function Head(props: {
  readonly subject: ValueSubject;
  readonly detail: MatterDetail | undefined;
}): ReactNode {
  const { subject, detail } = props;
  const w = useValueTexts();
  const { f, say } = useSpeech();
  const navigate = useNavigate();
  const [today] = useState(() => todayInCity(new Date()));
  return (
    <>
      <header className="value-head">
        <div>
          <p className="note">
            {detail === undefined ? (
              w.methodNote
            ) : (
              <>
                <Link to="/desk/matters/$id" params={{ id: detail.row.id }}>
                  {detail.row.number}
                </Link>{' '}
                {say(detail.row.state)}
              </>
            )}
            {subject.synthetic && ` · ${w.demonstration}`}
          </p>
          <h1>{subject.title}</h1>
          <p className="note">
            {w.method} · {/* A whole page load: the public pages stand in another frame. */}
            <a href={`/r/${encodeURIComponent(subject.key)}`}>{w.record}</a>
          </p>
        </div>
        {detail === undefined ? (
          <label className="value-head__day">
            {w.baseDay}
            <input
              type="date"
              max={today}
              min={FIRST_DAY}
              // Typed figure by figure: what is half a day yet is not asked for.
              defaultValue={subject.baseDay}
              onChange={(event) => {
                const baseDay = event.target.value;
                if (!isDay(baseDay) || baseDay < FIRST_DAY || baseDay > today) return;
                void navigate({
                  to: '/desk/values/$key',
                  params: { key: subject.key },
                  search: { baseDay },
                  replace: true,
                });
              }}
            />
          </label>
        ) : (
          <p className="value-head__day">
            {w.baseDay} <b>{f.day(subject.baseDay)}</b>
          </p>
        )}
      </header>
      {!subject.isInForce && <InfoNotice warning>{w.notInForce(say(subject.status))}</InfoNotice>}
    </>
  );
}
