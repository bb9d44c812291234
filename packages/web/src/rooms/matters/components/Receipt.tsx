import type { ActReceipt } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import mark from '../../../base/assets/logo.svg';
import { trackedQuery } from '../queries.ts';
import { QrCode } from './QrCode.tsx';
import './Receipt.css';

/** The receipt of a matter just filed: its codes, its proof, and what happens next. */
export function Receipt(props: {
  readonly receipt: ActReceipt;
  readonly note: string | null;
  readonly onAnother: () => void;
}): ReactNode {
  const { receipt } = props;
  const { f, say } = useSpeech();
  const { receipt: r, track, clock } = useServiceTexts();
  const code = receipt.trackingCode ?? '';
  const { data: tracked } = useQuery({ ...trackedQuery(code), enabled: code !== '' });
  const title = useRef<HTMLHeadingElement>(null);
  const codeBox = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const [isSafe, setSafe] = useState(code === '');
  useDocumentTitle(r.titleKept);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    if (isSafe) return undefined;
    // The code is shown only once: whoever leaves without having taken it is asked.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [isSafe]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // Without https a page may not write to the clipboard: the code is chosen, ready to be copied.
      const range = document.createRange();
      range.selectNodeContents(codeBox.current!);
      globalThis.getSelection()?.removeAllRanges();
      globalThis.getSelection()?.addRange(range);
    }
    setSafe(true);
  };

  return (
    <article className="plain-page receipt">
      <h1 tabIndex={-1} ref={title}>
        {code === '' ? r.titleKept : r.title}
      </h1>
      {props.note !== null && (
        <p className="receipt__note" role="status">
          {props.note}
        </p>
      )}
      {code !== '' && (
        <>
          <div className="receipt__code">
            <img src={mark} width={56} height={56} alt="" />
            <div>
              <span className="note">{r.code}</span>
              <b ref={codeBox}>{code}</b>
            </div>
            <QrCode
              text={`${globalThis.location.origin}/track/${encodeURIComponent(code)}`}
              label={r.qr}
            />
          </div>
          <p className="note">{r.codeNote}</p>
          <p className="receipt__acts not-printed">
            <button type="button" className="button" onClick={() => void copy()}>
              {isCopied ? <Icon name="check" /> : <Icon name="link" />}
              <span role="status">{isCopied ? r.copied : r.copy}</span>
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                setSafe(true);
                globalThis.print();
              }}
            >
              <Icon name="print" />
              {r.print}
            </button>
          </p>
        </>
      )}
      <dl className="receipt__facts">
        <dt>{r.number}</dt>
        <dd className="mono">{receipt.number}</dd>
        <dt>{r.at}</dt>
        <dd>{f.instant(receipt.at)}</dd>
        {tracked?.office != null && (
          <>
            <dt>{track.office}</dt>
            <dd>{say(tracked.office)}</dd>
          </>
        )}
        {receipt.filed.length > 0 && (
          <>
            <dt>{r.filedToo}</dt>
            <dd className="mono">
              {f.list(
                receipt.filed.map((other) =>
                  other.trackingCode === null
                    ? other.number
                    : `${other.number} · ${r.code} ${other.trackingCode}`,
                ),
              )}
            </dd>
          </>
        )}
        <dt>{r.entry}</dt>
        <dd className="mono receipt__hash">{receipt.entry}</dd>
      </dl>
      <h2>{r.next}</h2>
      <ol className="steps">
        <li className="steps__done">
          <b>{r.received}</b>
          <span className="note">{r.logged(f.instant(receipt.at))}</span>
        </li>
        {(tracked?.clocks ?? []).map((one) => (
          <li key={one.id}>
            <b>{say(one.title)}</b>
            <span className="note">
              {one.dueDay === null
                ? one.missingYear === null
                  ? clock.length(one.count, one.unit)
                  : r.noDay(String(one.missingYear))
                : `${r.by(f.day(one.dueDay))} · ${clock.length(one.count, one.unit)}`}
            </span>
          </li>
        ))}
        <li>
          <b>{r.result}</b>
          <span className="note">{r.told}</span>
        </li>
      </ol>
      <p className="receipt__foot not-printed">
        {code !== '' && (
          <Link className="button button--primary" to="/track/$code" params={{ code }}>
            {r.open}
          </Link>
        )}
        <button type="button" className="button" onClick={props.onAnother}>
          {r.another}
        </button>
      </p>
    </article>
  );
}
