import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { Menu } from '../../../base/components/Menu.tsx';
import { type QueueAddress, readQueueAddress } from '../address.ts';

const FILE_FORMATS = ['csv', 'xlsx'] as const;

/** All matters of the queue as it is asked for, of every page, as a table for spreadsheets. */
export function QueueExport(props: { readonly address: QueueAddress }): ReactNode {
  const { language } = useSpeech();
  const { exports } = useMatterTexts();
  const asked = readQueueAddress({ ...props.address, after: '', page: '', m: '' });
  const summary = (
    <>
      <Icon name="download" /> {exports.title}
    </>
  );
  return (
    <Menu summary={summary} look="button button--small" edge="end">
      {FILE_FORMATS.map((format) => (
        <li key={format}>
          <a
            className="menu__item"
            href={apiAddress('/matters/export', { ...asked, format, lang: language })}
            download
          >
            <b>{format.toUpperCase()}</b>
            <span className="note">{exports[format]}</span>
          </a>
        </li>
      ))}
    </Menu>
  );
}
