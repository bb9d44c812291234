import type { ReactNode } from 'react';
import logo from '../assets/logo.svg';
import smallLogo from '../assets/logo-small.svg';
import { useSpeech } from '../catalogue/index.tsx';

/** The mark and the name; the small form of the mark serves at 24 px and less. */
export function Brand(props: { readonly size: number; readonly claim?: boolean }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <img
        src={props.size <= 24 ? smallLogo : logo}
        width={props.size}
        height={props.size}
        alt=""
      />
      <span className="brand__name">{t.brand.name}</span>
      {props.claim === true && <span className="brand__claim">{t.brand.claim}</span>}
    </>
  );
}
