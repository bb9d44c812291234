import type { NewNoticePreferences, NoticePreferences } from '@zca/domain/notices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useLetterTexts } from '../../../base/catalogue/letters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { preferencesQuery } from '../../../base/notices/queries.ts';

/** What leaves the platform, kind by kind, and in which language. */
export function Preferences(): ReactNode {
  const { notices: n } = useLetterTexts();
  const titleId = useId();
  const { data, error } = useQuery(preferencesQuery);
  return (
    <section className="notice-settings" aria-labelledby={titleId}>
      <h2 id={titleId}>{n.settings}</h2>
      <p className="note">{n.settingsLead}</p>
      {error !== null && <FaultNotice fault={error} />}
      {data !== undefined && data.channels.length === 0 && <p>{n.none}</p>}
      {data !== undefined && data.channels.length > 0 && <Choices saved={data} />}
    </section>
  );
}

type Choice = NewNoticePreferences['choices'][number];

function Choices({ saved }: { readonly saved: NoticePreferences }): ReactNode {
  const { say } = useSpeech();
  const { notices: n } = useLetterTexts();
  const client = useQueryClient();
  const languageId = useId();
  const [changed, setChanged] = useState<readonly Choice[]>([]);
  const [language, setLanguage] = useState(saved.language);
  const save = useMutation({
    mutationFn: () =>
      send<NoticePreferences>('PUT', '/notices/preferences', { language, choices: changed }),
    onSuccess: (preferences) => {
      client.setQueryData(preferencesQuery.queryKey, preferences);
      setChanged([]);
    },
  });
  const chosen = (choice: Choice): boolean =>
    changed.findLast(({ kind, channel }) => kind === choice.kind && channel === choice.channel)
      ?.enabled ?? choice.enabled;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{n.kind}</th>
            {saved.channels.map((channel) => (
              <th key={channel} scope="col">
                {n.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {saved.kinds.map(({ kind, title, channels }) => (
            <tr key={kind}>
              <th scope="row">{say(title)}</th>
              {channels.map(({ channel, enabled }) => (
                <td key={channel}>
                  <label className="notice-settings__choice">
                    <input
                      type="checkbox"
                      aria-label={`${say(title)} ${n.channels[channel]}`}
                      checked={chosen({ kind, channel, enabled })}
                      onChange={(event) =>
                        setChanged([...changed, { kind, channel, enabled: event.target.checked }])
                      }
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {save.error !== null && <FaultNotice fault={save.error} />}
      <p className="notice-settings__foot">
        <label htmlFor={languageId}>{n.language}</label>
        <select
          id={languageId}
          className="field__input"
          value={language}
          onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'zh')}
        >
          <option value="zh">{n.chinese}</option>
          <option value="en">{n.english}</option>
        </select>
        <button type="submit" className="button button--primary" disabled={save.isPending}>
          {n.save}
        </button>
        <span role="status">{save.isSuccess && changed.length === 0 ? n.saved : ''}</span>
      </p>
    </form>
  );
}
