import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { Menu } from '../../../base/components/Menu.tsx';
import { askedParameters } from '../searchState.ts';
import type { SearchState } from '../searchState.ts';

const FILE_FORMATS = ['csv', 'xlsx', 'jsonl', 'st96'] as const;

/** Everything found, as a file. The server streams it; the page stays where it is. */
export function ExportMenu(props: {
  readonly state: SearchState;
  readonly count: number;
}): ReactNode {
  const { t, f, language } = useSpeech();
  const summary = (
    <>
      <Icon name="download" />
      <span className="menu__long">{t.exports.all(f.number(props.count))}</span>
      <span className="menu__short" aria-hidden="true">
        {t.exports.short}
      </span>
    </>
  );
  return (
    <Menu summary={summary} look="link-button">
      {FILE_FORMATS.map((format) => (
        <li key={format}>
          <a
            className="menu__item"
            href={apiAddress('/rights/export', {
              format,
              lang: language,
              ...askedParameters(props.state),
              ...(props.state.sort === 'relevance' ? {} : { sort: props.state.sort }),
            })}
            download
          >
            <b>{t.exports.names[format]}</b>
            <span className="note">{t.exports[format]}</span>
          </a>
        </li>
      ))}
    </Menu>
  );
}
