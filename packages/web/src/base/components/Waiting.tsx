import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../catalogue/index.tsx';
import { useDelayed } from './useDelayed.ts';
import './Waiting.css';

/**
 * Waiting without fuss: nothing for 300 ms, then a still skeleton of the true layout, after a second
 * the seconds passed.
 */
export function Waiting(props: { readonly skeleton?: 'list' | 'charts' | 'record' }): ReactNode {
  const { t } = useSpeech();
  const visible = useDelayed(true, 300);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!visible) return <div className="waiting" aria-busy="true" />;
  const lines = props.skeleton === 'list' ? 8 : props.skeleton === undefined ? 0 : 5;
  return (
    <div className="waiting" aria-busy="true">
      {seconds >= 1 && (
        <p className="note" role="status">
          {t.waiting.seconds(seconds)}
        </p>
      )}
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="waiting__line" aria-hidden="true" />
      ))}
    </div>
  );
}
