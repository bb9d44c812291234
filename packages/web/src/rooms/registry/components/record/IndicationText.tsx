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
  const users = record.users ?? [];
  return (
    <section id="indication" className="record-section">
      <h2>{t.record.sections.indication}</h2>
      <dl className="record-facts">
        <dt>{t.recordFields.products}</dt>
        <dd>{record.products === undefined ? t.record.notStated : f.list(record.products)}</dd>
        <dt>{t.recordFields.area}</dt>
        <dd>
          {record.area ?? (places.length > 0 ? '' : t.record.notStated)}
          {places.length > 0 && <span className="quiet"> {f.list(places)}</span>}
        </dd>
        <dt>{t.recordFields.specification}</dt>
        <dd className="record-facts__prose">{record.specification ?? t.record.notStated}</dd>
        <dt>
          {t.recordFields.users} <small>{t.record.usersCount(users.length)}</small>
        </dt>
        <dd>
          {users.length === 0 ? (
            t.record.notStated
          ) : (
            <ul>
              {users.map((user) => (
                <li key={user.name}>
                  {user.name}
                  {user.creditCode !== undefined && (
                    <span className="quiet mono"> {user.creditCode}</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </section>
  );
}
