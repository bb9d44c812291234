import type { SearchAnswer } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import { useHelpTexts } from '../../../base/catalogue/help/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';

/** An example query with its meaning, and a button that asks it of the city's records here and now. */
export function LiveExample(props: {
  readonly query: string;
  readonly meaning: string;
  readonly asked: boolean;
  readonly onAsk: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const help = useHelpTexts();
  const { query, meaning, asked, onAsk } = props;
  const { data, error } = useQuery({
    queryKey: ['example', query],
    enabled: asked,
    queryFn: ({ signal }) =>
      get<Pick<SearchAnswer, 'count'>>('/rights', { q: query, size: '0', facets: '' }, signal),
  });
  return (
    <tr>
      <td>
        <Link className="mono" to="/search" search={{ q: query }}>
          {query}
        </Link>
      </td>
      <td>{meaning}</td>
      <td className="query-help__run" aria-live="polite">
        {data !== undefined ? (
          <b data-count={data.count}>{help.found(data.count)}</b>
        ) : error !== null ? (
          <span>{t.fault.unknown}</span>
        ) : (
          <button
            type="button"
            className="link-button"
            aria-label={help.runNamed(query)}
            disabled={asked}
            onClick={onAsk}
          >
            {help.run}
          </button>
        )}
      </td>
    </tr>
  );
}
