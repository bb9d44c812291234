import type { ActReceipt } from '@zca/domain/matters';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';

/** What is read out to the caller at the end. */
export function CallDone(props: {
  readonly receipt: ActReceipt;
  readonly onNext: () => void;
}): ReactNode {
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
