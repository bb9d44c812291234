import type { ReactNode } from 'react';
import { useState } from 'react';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';

/** Copies the address, which holds everything that the map shows. */
export function CopyAddress(): ReactNode {
  const x = useMapTexts();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        void navigator.clipboard?.writeText(location.href).then(() => setCopied(true));
      }}
    >
      <Icon name="link" /> <span role="status">{copied ? x.copied : x.copy}</span>
    </button>
  );
}
