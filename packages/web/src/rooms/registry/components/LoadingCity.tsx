import type { ReactNode } from 'react';
import { useHomeTexts } from '../../../base/catalogue/home/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import './LoadingCity.css';

/** Progress of the demonstration city while it is being built; what is there can already be searched. */
export function LoadingCity(props: { readonly share: number; readonly count: number }): ReactNode {
  const { f } = useSpeech();
  const h = useHomeTexts();
  return (
    <div className="loading-city" role="status">
      <label className="loading-city__label">
        {h.home.loading(f.percent(props.share), f.number(props.count))}
        <progress value={props.share} max={1} />
      </label>
    </div>
  );
}
