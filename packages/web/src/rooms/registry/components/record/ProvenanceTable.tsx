import type { Provenance, Right } from '@zca/domain/registry';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useProvenanceTexts } from '../../../../base/catalogue/provenance/index.ts';
import { fieldOrigins, fieldText, inReadingOrder } from '../../provenance.ts';
import type { FieldOrigin } from '../../provenance.ts';

/** Where in its file a record stood: sheet, row, entry. */
export function usePositionText(): (position: Provenance['position']) => string {
  const { f } = useSpeech();
  const own = useProvenanceTexts();
  return (position) =>
    Object.entries(position ?? {})
      // The file has a column of its own.
      .filter(([name]) => name !== 'file')
      // In most tables the line of the file and the row are the same; once is enough.
      .filter(([name, value]) => name !== 'line' || position?.['row'] !== value)
      .map(([name, value]) => {
        // Documents are counted from 0 where they are read, from 1 where they are shown.
        const count = name === 'documentIndex' ? Number(value) + 1 : value;
        const text = typeof count === 'number' ? f.number(count) : count;
        const phrases = own.positions as Readonly<Record<string, (value: string) => string>>;
        return phrases[name]?.(text) ?? `${name} ${text}`;
      })
      .join(' · ');
}

/** How many fields stand in the table before it is opened. */
const SHOWN = 7;

function OriginTable(props: {
  readonly record: Right;
  readonly origins: readonly FieldOrigin[];
}): ReactNode {
  const { t, f } = useSpeech();
  const own = useProvenanceTexts();
  const position = usePositionText();
  const fieldNames = t.recordFields as Readonly<Record<string, string>>;
  const words = {
    statements: f.statements,
    yes: t.side.yes,
    no: t.side.no,
    events: own.events,
    entries: t.record.officeEntries,
    names: {
      ...t.markKinds,
      ...t.signTypes,
      ...t.indicationBases,
      ...own.names,
    } as Record<string, string>,
  };
  return (
    <table className="record-table provenance">
      <thead>
        <tr>
          <th scope="col">{own.field}</th>
          <th scope="col">{own.value}</th>
          <th scope="col">{own.file}</th>
          <th scope="col">{own.position}</th>
          <th scope="col">{own.knownFrom}</th>
        </tr>
      </thead>
      <tbody>
        {props.origins.map(({ field, version, before }) => (
          <Fragment key={field}>
            <tr>
              <td>{fieldNames[field] ?? field}</td>
              <td>
                <span className="provenance__value">
                  {fieldText(props.record, field, words) ?? own.none}
                </span>
              </td>
              <td>{version.source?.file ?? t.record.noSource}</td>
              <td className="quiet">{position(version.position)}</td>
              <td className="quiet number">{f.instant(version.knownFrom)}</td>
            </tr>
            {before.map((earlier) => (
              <tr key={earlier.version} className="quiet">
                <td>{own.earlier}</td>
                <td>{own.version(earlier.version)}</td>
                <td>{earlier.source?.file ?? t.record.noSource}</td>
                <td>{position(earlier.position)}</td>
                <td className="number">{f.instant(earlier.knownFrom)}</td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Each field with the file that gave it last, and all versions of the record. */
export function ProvenanceTable(props: {
  readonly record: Right;
  readonly provenance: readonly Provenance[];
}): ReactNode {
  const { t, f } = useSpeech();
  const own = useProvenanceTexts();
  const [all, setAll] = useState(false);
  const origins = inReadingOrder(fieldOrigins(props.provenance));
  return (
    <>
      <OriginTable record={props.record} origins={all ? origins : origins.slice(0, SHOWN)} />
      {!all && origins.length > SHOWN && (
        <button type="button" className="link-button provenance__all" onClick={() => setAll(true)}>
          {own.allFields(origins.length)}
        </button>
      )}
      <details className="provenance__versions">
        <summary>{own.versions(props.provenance.length)}</summary>
        <table className="record-table">
          <thead>
            <tr>
              <th scope="col">{own.versionHead}</th>
              <th scope="col">{own.knownFrom}</th>
              <th scope="col">{own.knownTo}</th>
              <th scope="col">{own.file}</th>
              <th scope="col">{own.hash}</th>
            </tr>
          </thead>
          <tbody>
            {props.provenance.map((version) => (
              <tr key={version.version}>
                <td>{f.number(version.version)}</td>
                <td>{f.instant(version.knownFrom)}</td>
                <td>{version.knownTo === null ? own.stillKnown : f.instant(version.knownTo)}</td>
                <td>{version.source?.file ?? t.record.noSource}</td>
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
