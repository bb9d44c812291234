import type { GeographicalIndication, Right, Trademark } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';

/** A right of which the office's own words are kept. */
export function hasOfficeRecord(record: Right): record is Trademark | GeographicalIndication {
  if (record.collection === 'patent') return false;
  return (
    record.officeStatus !== undefined ||
    (record.collection === 'trademark' && record.officeHistory !== undefined)
  );
}

/** What the office says of its right in its own words: the state, and the entries of its history. */
export function OfficeRecord(props: { readonly record: Right }): ReactNode {
  const { t, f } = useSpeech();
  const { record } = props;
  if (!hasOfficeRecord(record)) return null;
  const { officeStatus: status } = record;
  const history = (record.collection === 'trademark' ? record.officeHistory : undefined) ?? [];
  return (
    <section id="office" className="record-section">
      <h2>
        {t.record.office} <small>{t.record.officeNote}</small>
      </h2>
      {status !== undefined && (
        <p className="record-prose">
          {status.text}{' '}
          <span className="quiet">
            {[status.code, status.day === undefined ? undefined : f.day(status.day)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      )}
      {history.length > 0 && (
        <details className="rule">
          <summary>{t.record.officeEntries(history.length)}</summary>
          <table className="record-table">
            <thead>
              <tr>
                <th scope="col">{t.record.eventDay}</th>
                <th scope="col">{t.record.officeEntry}</th>
                <th scope="col">{t.record.officeCode}</th>
              </tr>
            </thead>
            <tbody>
              {history.map((entry) => (
                <tr key={`${entry.day} ${entry.code ?? ''} ${entry.text}`}>
                  <td className="number">{f.day(entry.day)}</td>
                  <td>{entry.text}</td>
                  <td className="quiet">{entry.code ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
