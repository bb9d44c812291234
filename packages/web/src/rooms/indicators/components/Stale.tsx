import type { ReactNode } from 'react';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { InfoNotice } from '../../../base/components/Notice.tsx';

/** Says that what stands below is older than asked for, because the last asking failed. */
export function Stale(props: { readonly again: () => void }): ReactNode {
  const { t } = useSpeech();
  const { stale } = useIndicatorTexts();
  return (
    <InfoNotice warning>
      <p>{stale}</p>
      <p className="notice__ways">
        <button type="button" className="link-button" onClick={props.again}>
          {t.fault.again}
        </button>
      </p>
    </InfoNotice>
  );
}
