import type { ActReceipt } from '@zca/domain/matters';
import { EXCLUDED_MATTERS, SOURCES } from '@zca/domain/protection';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { newClientKey } from '../../../base/clientKey.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { type Call, filingOf, kindsOf, NO_CALL, officeOf, phoneOf, splitOf } from '../call.ts';
import { earlierQuery, officesQuery, registerMatter } from '../queries.ts';
import './LinePage.css';

/** Each call begins with the number. */
function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus();
}

/** What the desk writes while somebody speaks on the telephone, with all that helps beside it. */
export function LinePage(): ReactNode {
  const { line: w } = useProtectionTexts();
  const { say } = useSpeech();
  const client = useQueryClient();
  const { data: offices } = useQuery(officesQuery);
  const [call, setCall] = useState<Call>(NO_CALL);
  const [key, setKey] = useState(newClientKey);
  const [fault, setFault] = useState<unknown>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [receipt, setReceipt] = useState<ActReceipt | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useDocumentTitle(w.title);

  const set = (change: Partial<Call>): void => setCall((before) => ({ ...before, ...change }));
  const next = useCallback((): void => {
    // The hotline at which somebody sits stays the same.
    setCall(({ source }) => ({ ...NO_CALL, source }));
    setKey(newClientKey());
    setReceipt(null);
    setFault(null);
    setMistake(null);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.code === 'KeyS') form.current?.requestSubmit();
      else if (event.code === 'KeyN') next();
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [next]);

  const submit = async (): Promise<void> => {
    if (isSending) return;
    if (call.phone.trim() !== '' && phoneOf(call.phone) === null) {
      setMistake(w.phoneWrong);
      return;
    }
    const filing = filingOf(call);
    if (filing === null) {
      setMistake(w.required);
      return;
    }
    setSending(true);
    setMistake(null);
    setFault(null);
    try {
      setReceipt(await registerMatter({ ...filing, action: 'register', key }));
      void client.invalidateQueries({ queryKey: ['matters'] });
      void client.invalidateQueries({ queryKey: ['protection', 'earlier'] });
    } catch (error) {
      setFault(error);
    } finally {
      setSending(false);
    }
  };

  if (receipt !== null) return <Done receipt={receipt} onNext={next} />;
  const kinds = kindsOf(call);
  const officeList = offices?.offices ?? [];
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      {fault !== null && <FaultNotice fault={fault} />}
      <div className="line">
        <form
          ref={form}
          className="line__form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <fieldset>
            <legend>{w.caller}</legend>
            <Text
              label={w.phone}
              value={call.phone}
              ref={focusAtOnce}
              mode="tel"
              onChange={(phone) => set({ phone })}
            />
            <Text label={w.name} value={call.name} onChange={(name) => set({ name })} />
            <Text
              label={w.address}
              value={call.address}
              wide
              onChange={(address) => set({ address })}
            />
            <label className="line__field">
              <span>{w.source}</span>
              <select
                value={call.source}
                onChange={(event) =>
                  set({
                    source: event.target.value === 'hotline12315' ? 'hotline12315' : 'hotline12345',
                  })
                }
              >
                {SOURCES.filter(({ value }) => value.startsWith('hotline')).map(
                  ({ value, title }) => (
                    <option key={value} value={value}>
                      {say(title)}
                    </option>
                  ),
                )}
              </select>
            </label>
          </fieldset>
          <fieldset>
            <legend>{w.matter}</legend>
            <label className="line__field line__field--wide">
              <span>{w.content}</span>
              <textarea
                rows={7}
                maxLength={10_000}
                value={call.content}
                aria-describedby="line-content-hint"
                onChange={(event) => set({ content: event.target.value })}
              />
            </label>
            <p className="note line__wide" id="line-content-hint">
              {w.contentHint}
            </p>
            <div className="line__ticks">
              <Tick
                label={w.solution}
                on={kinds.solution}
                onChange={(on) => set({ asksForSolution: on })}
              />
              <Tick
                label={w.violation}
                on={kinds.violation}
                onChange={(on) => set({ reportsViolation: on })}
              />
              <Tick
                label={w.rightHolder}
                on={call.asRightHolder}
                onChange={(on) => set({ asRightHolder: on })}
              />
            </div>
            <div className="line__ticks" role="group" aria-label={w.excluded}>
              <span className="note">{w.excluded}</span>
              {EXCLUDED_MATTERS.map(({ value, title }) => (
                <Tick
                  key={value}
                  label={say(title)}
                  on={call.excluded.includes(value)}
                  onChange={(on) =>
                    set({
                      excluded: on
                        ? [...call.excluded, value]
                        : call.excluded.filter((one) => one !== value),
                    })
                  }
                />
              ))}
            </div>
            <Text
              label={w.respondent}
              value={call.respondent}
              onChange={(respondent) => set({ respondent })}
            />
            <Text label={w.place} value={call.place} onChange={(place) => set({ place })} />
            <Text label={w.goods} value={call.goods} onChange={(goods) => set({ goods })} />
            <Text
              label={w.amount}
              value={call.amount}
              mode="decimal"
              onChange={(amount) => set({ amount })}
            />
            <label className="line__field">
              <span>{w.send}</span>
              <select
                value={call.handler}
                onChange={(event) => set({ handler: event.target.value })}
              >
                <option value="">{w.sendCity}</option>
                {officeList.map((office) => (
                  <option key={office.code} value={office.code}>
                    {say(office.name)}
                  </option>
                ))}
              </select>
            </label>
          </fieldset>
          {mistake !== null && (
            <p className="field__error" role="alert">
              {mistake}
            </p>
          )}
          <p className="line__ways">
            <button type="submit" className="button button--primary" disabled={isSending}>
              {isSending ? w.sending : w.submit}
            </button>
            <span className="note">{w.keys}</span>
          </p>
        </form>
        <aside className="line__side" aria-label={w.nature}>
          <Nature call={call} onSend={(handler) => set({ handler })} />
          <Earlier call={call} />
        </aside>
      </div>
    </>
  );
}

function Text({
  label,
  value,
  onChange,
  mode = 'text',
  wide = false,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mode?: 'text' | 'tel' | 'decimal';
  readonly wide?: boolean;
  readonly ref?: React.Ref<HTMLInputElement>;
}): ReactNode {
  return (
    <label className={wide ? 'line__field line__field--wide' : 'line__field'}>
      <span>{label}</span>
      <input
        ref={ref}
        value={value}
        inputMode={mode}
        autoComplete="off"
        maxLength={300}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function Tick(props: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}): ReactNode {
  return (
    <label className="line__tick">
      <input
        type="checkbox"
        checked={props.on}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}

/** What the call is by the order, and which office seems competent. */
function Nature(props: {
  readonly call: Call;
  readonly onSend: (handler: string) => void;
}): ReactNode {
  const { call } = props;
  const { line: w } = useProtectionTexts();
  const { say } = useSpeech();
  const { data } = useQuery(officesQuery);
  const offices = data?.offices ?? [];
  const split = splitOf(call);
  const found = officeOf(call, new Set(offices.map(({ code }) => code)));
  const placement = found?.placement;
  const office =
    placement?.kind === 'office' ? offices.find(({ code }) => code === placement.code) : undefined;
  return (
    <section>
      <h2>{w.nature}</h2>
      <div aria-live="polite">
        {split === null && <p className="note">{w.natureEmpty}</p>}
        {split !== null && (
          <ul className="line__parts">
            {split.parts.map((part) => (
              <li key={part.kind === 'misrouted' ? part.matter : part.kind}>
                {part.kind === 'misrouted' ? (
                  <>
                    <b>{w.misrouted}</b>
                    <br />
                    {say(part.route)}
                  </>
                ) : (
                  <b>{part.kind === 'complaint' ? w.complaint : w.report}</b>
                )}
              </li>
            ))}
          </ul>
        )}
        {split?.linked === true && <p>{w.linked}</p>}
        {split?.advice.map((advice) => (
          <p key={advice.en}>{say(advice)}</p>
        ))}
      </div>
      {found !== null && (
        <>
          <h2>{w.office}</h2>
          <div aria-live="polite">
            {office !== undefined && (
              <p>
                <button type="button" className="button" onClick={() => props.onSend(office.code)}>
                  {say(office.name)}
                </button>{' '}
                <span className="note">{w.because(say(found.reason))}</span>
              </p>
            )}
            {placement?.kind === 'elsewhere' && <p>{w.elsewhere(placement.name)}</p>}
            {(placement?.kind === 'city' || placement?.kind === 'unknown') && (
              <p className="note">{w.officeNone}</p>
            )}
          </div>
        </>
      )}
      <p className="note">{w.advice}</p>
    </section>
  );
}

/** Matters of the same number or operator: perhaps it is one of them. */
function Earlier(props: { readonly call: Call }): ReactNode {
  const { line: w } = useProtectionTexts();
  const { f, say } = useSpeech();
  const call = useDeferredValue(props.call);
  const phone = phoneOf(call.phone);
  const isWhole = phone !== null && phone.length >= 8;
  const respondent = call.respondent.trim();
  const asked = [
    ...(isWhole ? [{ text: phone, label: w.sameCaller }] : []),
    ...(respondent.length >= 4 ? [{ text: respondent, label: w.sameRespondent }] : []),
  ];
  const { data } = useQuery(earlierQuery(asked.map(({ text }) => text)));
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{w.earlier}</h2>
      <div aria-live="polite">
        {asked.length === 0 && <p className="note">{w.earlierEmpty}</p>}
        {asked.length > 0 && data?.matters.length === 0 && <p className="note">{w.earlierNone}</p>}
      </div>
      <ul className="line__earlier">
        {(asked.length === 0 ? [] : (data?.matters ?? [])).map(({ text, row }) => (
          <li key={row.id}>
            <Link to="/desk/matters/$id" params={{ id: row.id }} target="_blank">
              {row.number}
            </Link>{' '}
            {row.subject}
            <br />
            <span className="note">
              {asked[text]?.label} · {say(row.state)} · {f.day(row.filedAt.slice(0, 10))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is read out to the caller at the end. */
function Done(props: { readonly receipt: ActReceipt; readonly onNext: () => void }): ReactNode {
  const { receipt } = props;
  const { line: w, comma } = useProtectionTexts();
  const { language } = useSpeech();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const groups = receipt.trackingCode?.split('-') ?? [];
  const numbers = [receipt.number, ...receipt.filed.map(({ number }) => number)];
  const speak = (): void => {
    // A pause after each character, a longer one after each group.
    const text = groups.map((group) => [...group].join(', ')).join('. ');
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
    speech.rate = 0.8;
    speechSynthesis.cancel();
    speechSynthesis.speak(speech);
  };
  return (
    <div className="work-section line__done">
      <h1 ref={title} tabIndex={-1}>
        {w.done(numbers.join(comma))}
      </h1>
      {groups.length > 0 && (
        <>
          <p>{w.codeLead}</p>
          <p className="line__code mono" aria-label={groups.join(' ')}>
            {groups.map((group, index) => (
              // Groups have no name but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className="note">{w.codeNote}</p>
        </>
      )}
      <p className="line__ways">
        <button type="button" className="button button--primary" onClick={props.onNext}>
          {w.another}
        </button>
        {'speechSynthesis' in globalThis && groups.length > 0 && (
          <button type="button" className="button" onClick={speak}>
            {w.readOut}
          </button>
        )}
        <Link className="button" to="/desk/matters/$id" params={{ id: receipt.matter }}>
          {w.open}
        </Link>
      </p>
    </div>
  );
}
