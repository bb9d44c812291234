import type { Provenance, Right } from '@zca/domain/registry';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { fieldOrigins, fieldText } from '../../provenance.ts';

/** Where in its file a record stood: sheet, row, entry. */
export function usePositionText(): (position: Provenance['position']) => string {
  const { t, f } = useSpeech();
  return (position) =>
    Object.entries(position ?? {})
      .map(([name, value]) => {
        const text = typeof value === 'number' ? f.number(value) : value;
        const phrases = t.positions as Readonly<Record<string, (value: string) => string>>;
        return phrases[name]?.(text) ?? `${name} ${text}`;
      })
      .join(' · ');
}

/** Each field with the file that gave it last, and all versions of the record. */
export function ProvenanceTable(props: {
  readonly record: Right;
  readonly provenance: readonly Provenance[];
}): ReactNode {
  const { t, f } = useSpeech();
  const position = usePositionText();
  const fieldNames = t.recordFields as Readonly<Record<string, string>>;
  const file = (version: Provenance): string => version.source?.file ?? t.record.noSource;
  return (
    <>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col">{t.provenance.field}</th>
            <th scope="col">{t.provenance.value}</th>
            <th scope="col">{t.provenance.file}</th>
            <th scope="col">{t.provenance.position}</th>
            <th scope="col">{t.provenance.knownFrom}</th>
          </tr>
        </thead>
        <tbody>
          {fieldOrigins(props.provenance).map(({ field, version, before }) => (
            <Fragment key={field}>
              <tr>
                <td>{fieldNames[field] ?? field}</td>
                <td>
                  <span className="provenance__value">
                    {fieldText(props.record, field, f.statements) ?? t.provenance.none}
                  </span>
                </td>
                <td>{file(version)}</td>
                <td className="quiet">{position(version.position)}</td>
                <td className="quiet number">{f.instant(version.knownFrom)}</td>
              </tr>
              {before.map((earlier) => (
                <tr key={earlier.version} className="quiet">
                  <td>{t.provenance.earlier}</td>
                  <td>{t.provenance.version(earlier.version)}</td>
                  <td>{file(earlier)}</td>
                  <td>{position(earlier.position)}</td>
                  <td className="number">{f.instant(earlier.knownFrom)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <details className="provenance__versions">
        <summary>{t.provenance.versions(props.provenance.length)}</summary>
        <table className="record-table">
          <thead>
            <tr>
              <th scope="col">{t.provenance.versionHead}</th>
              <th scope="col">{t.provenance.knownFrom}</th>
              <th scope="col">{t.provenance.knownTo}</th>
              <th scope="col">{t.provenance.file}</th>
              <th scope="col">{t.provenance.hash}</th>
            </tr>
          </thead>
          <tbody>
            {props.provenance.map((version) => (
              <tr key={version.version}>
                <td>{f.number(version.version)}</td>
                <td>{f.instant(version.knownFrom)}</td>
                <td>
                  {version.knownTo === null ? t.provenance.stillKnown : f.instant(version.knownTo)}
                </td>
                <td>{file(version)}</td>
                <td className="mono" title={version.contentHash}>
                  {version.contentHash.slice(0, 16)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
