import type { RightDetail } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useFieldLabels } from '../../useFieldLabels.ts';

/** What a geographical indication protects, where it comes from, and who may use it. */
export function IndicationText(props: { readonly detail: RightDetail }): ReactNode {
  const { t, f, say } = useSpeech();
  const { record } = props.detail;
  const isIndication = record.collection === 'geographicalIndication';
  const labels = useFieldLabels(isIndication && record.divisions !== undefined);
  if (!isIndication) return null;
  const places = (record.divisions ?? []).map((code) => say(labels.value('district', code)));
  const texts: readonly (readonly [string, string | undefined])[] = [
    [t.recordFields.products, record.products && f.list(record.products)],
    [
      t.recordFields.area,
      [record.area, places.length > 0 ? f.list(places) : undefined].filter(Boolean).join('\n'),
    ],
    [t.recordFields.specification, record.specification],
  ];
  return (
    <section id="indication" className="record-section">
      <h2>{t.record.sections.indication}</h2>
      <dl className="record-list">
        {texts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="record-prose">{text || t.record.notStated}</dd>
          </div>
        ))}
      </dl>
      <h3>
        {t.recordFields.users} <small>{t.record.usersCount(record.users?.length ?? 0)}</small>
      </h3>
      {record.users === undefined ? (
        <p className="quiet">{t.record.notStated}</p>
      ) : (
        <ul>
          {record.users.map((user) => (
            <li key={user.name}>
              {user.name}
              {user.creditCode !== undefined && (
                <span className="quiet mono"> {user.creditCode}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
