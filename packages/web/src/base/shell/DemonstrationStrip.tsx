import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { cityQuery } from '../api/queries.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { keep, recall } from '../theme/device.ts';

/**
 * The strip over every page that says that records are invented. It cannot be closed. The last seed
 * is kept on the device, so that the strip is there from the first paint and nothing moves.
 */
export function DemonstrationStrip(): ReactNode {
  const { t } = useSpeech();
  const { data } = useQuery(cityQuery);
  const seed = data === undefined ? recall('seed') : data.demonstrationSeed;
  useEffect(() => {
    if (data !== undefined) keep('seed', data.demonstrationSeed);
  }, [data]);
  if (seed === null) return null;
  return (
    <aside className="synthetic" aria-label={t.demonstration.tag}>
      <span className="synthetic__tag">{t.demonstration.tag}</span>
      <span className="synthetic__text">{t.demonstration.sentence(seed)}</span>
    </aside>
  );
}
