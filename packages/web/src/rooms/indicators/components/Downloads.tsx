import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import type { FiguresAddress } from '../address.ts';
import { exportAddress } from '../queries.ts';
import './Downloads.css';

const FORMATS = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['sdmx.json', 'SDMX-JSON'],
] as const;

/** The figures on the page as files. */
export function Downloads(props: { readonly address: FiguresAddress }): ReactNode {
  const { language } = useSpeech();
  const x = useIndicatorTexts();
  return (
    <span className="downloads">
      <Icon name="download" size={14} /> {x.files}
      {FORMATS.map(([format, name]) => (
        <a key={format} href={exportAddress(format, props.address, language)} download>
          {name}
        </a>
      ))}
    </span>
  );
}
