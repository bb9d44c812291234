import type { ActReceipt } from '@zca/domain/matters';
import { EXCLUDED_MATTERS, SOURCES } from '@zca/domain/protection';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { newClientKey } from '../../../base/clientKey.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { CallDone } from '../components/CallDone.tsx';
import { CallNature } from '../components/CallNature.tsx';
import { EarlierMatters } from '../components/EarlierMatters.tsx';
import { type Call, filingOf, kindsOf, NO_CALL, phoneOf } from '../call.ts';
import { officesQuery, registerMatter } from '../queries.ts';
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

  if (receipt !== null) return <CallDone receipt={receipt} onNext={next} />;
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
          <CallNature call={call} onSend={(handler) => set({ handler })} />
          <EarlierMatters call={call} />
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
