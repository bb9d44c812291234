import type { OpenDataset, OpenDistribution } from '@zca/domain/openData';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { API } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { openDataQuery } from '../queries.ts';
import './OpenDataPage.css';

/** The one of a list of tagged texts that is in the page's language. */
function useTagged(): (texts: OpenDataset['dcterms:title']) => string {
  const { language } = useSpeech();
  return (texts) => texts.find((one) => one['@language'] === language)?.['@value'] ?? '';
}

/** The catalogue of open data, for people; machines read the same as JSON-LD. */
export function OpenDataPage(): ReactNode {
  const { openData: o } = useViewTexts();
  const { f } = useSpeech();
  const tagged = useTagged();
  const catalogue = useQuery(openDataQuery);
  useDocumentTitle(o.title);
  const data = catalogue.data;
  const licence = data?.['dcterms:license'];
  return (
    <article className="plain-page open-data">
      <h1>{o.title}</h1>
      <p>{o.lead}</p>
      {catalogue.error !== null && (
        <FaultNotice fault={catalogue.error} again={() => void catalogue.refetch()} />
      )}
      {catalogue.isPending && <Waiting skeleton="list" />}
      {data !== undefined && licence !== undefined && (
        <>
          <dl className="open-data__facts">
            <div>
              <dt>{o.publisher}</dt>
              <dd>{data['dcterms:publisher']['foaf:name']}</dd>
            </div>
            <div>
              <dt>{o.licence}</dt>
              <dd>
                <a href={licence['@id']} rel="license noreferrer">
                  {licence['dcterms:title']}
                </a>{' '}
                <span className="note">
                  {o.licenceFrom(f.day(licence['dcterms:valid']['@value']))}
                </span>
              </dd>
            </div>
            <div>
              <dt>{o.machine}</dt>
              <dd>
                <a href={`${API}/open-data`} type="application/ld+json" download="catalogue.jsonld">
                  {o.machineNote}
                </a>
              </dd>
            </div>
          </dl>
          <nav className="open-data__contents" aria-label={o.contents}>
            {data['dcat:dataset'].map((one) => (
              <a key={one['@id']} href={`#${one['dcterms:identifier']}`}>
                {tagged(one['dcterms:title'])}
              </a>
            ))}
          </nav>
          {data['dcat:dataset'].map((one) => (
            <Dataset key={one['@id']} dataset={one} />
          ))}
        </>
      )}
    </article>
  );
}

function Dataset(props: { readonly dataset: OpenDataset }): ReactNode {
  const { openData: o } = useViewTexts();
  const { f } = useSpeech();
  const tagged = useTagged();
  const { dataset } = props;
  const id = dataset['dcterms:identifier'];
  const period = dataset['dcterms:temporal'];
  const modified = dataset['dcterms:modified']?.['@value'];
  const provenance = dataset['dcterms:provenance'];
  const notes = [
    provenance && tagged(provenance['rdfs:label']),
    period &&
      o.period(f.day(period['dcat:startDate']['@value']), f.day(period['dcat:endDate']['@value'])),
    modified && o.updated(modified.length === 10 ? f.day(modified) : f.instant(modified)),
  ].filter((note) => note !== undefined);
  return (
    <section className="open-data__set" aria-labelledby={id}>
      <h2 id={id}>{tagged(dataset['dcterms:title'])}</h2>
      <p>{tagged(dataset['dcterms:description'])}</p>
      {notes.length > 0 && <p className="note">{notes.join(' · ')}</p>}
      <ul className="open-data__files" aria-label={o.files}>
        {dataset['dcat:distribution'].map((file) => (
          <FileRow key={file['@id']} file={file} />
        ))}
      </ul>
    </section>
  );
}

function FileRow(props: { readonly file: OpenDistribution }): ReactNode {
  const { openData: o } = useViewTexts();
  const { language } = useSpeech();
  const tagged = useTagged();
  const { file } = props;
  const name = file['dcterms:identifier'];
  const size = file['dcat:byteSize'];
  // The own path: the catalogue names the public address, which may be another one than this page's.
  const { pathname } = new URL(file['dcat:downloadURL']['@id'], window.location.origin);
  const address = `${pathname}?lang=${language}`;
  return (
    <li>
      <a href={address} download aria-label={o.download(name)}>
        <Icon name="download" />
        <span className="mono">{name}</span>
      </a>
      <span>{tagged(file['dcterms:title'])}</span>
      <span className="open-data__size">
        {size === undefined ? o.sizeUnknown : sizeOf(Number(size['@value']), o)}
      </span>
    </li>
  );
}

function sizeOf(bytes: number, o: ReturnType<typeof useViewTexts>['openData']): string {
  return bytes < 1000 ? o.bytes(bytes) : o.kilobytes(Math.round(bytes / 100) / 10);
}
