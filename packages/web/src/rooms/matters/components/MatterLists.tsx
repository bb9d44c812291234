import type { MatterDetail, ReceivedFile } from '@zca/domain/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { sizeText } from '../form/sizes.ts';
import { paperAddress } from '../queries.ts';

/** Every paper that the acts of a matter issued. */
export function papersOf(detail: MatterDetail) {
  return detail.timeline.flatMap((act) => act.papers);
}

/** Every file of a matter, with the field in which it was given; a file that was given twice once. */
export function filesOf(detail: MatterDetail) {
  const found = new Map<string, { field: { zh: string; en: string }; file: ReceivedFile }>();
  const values = [...detail.values, ...detail.timeline.flatMap((act) => act.values)];
  for (const { type, value, title } of values) {
    if (type !== 'files' || !Array.isArray(value)) continue;
    for (const file of value as unknown as ReceivedFile[]) {
      if (!found.has(file.sha256)) found.set(file.sha256, { field: title, file });
    }
  }
  return [...found.values()];
}

export function Papers(props: { readonly detail: MatterDetail }): ReactNode {
  const { say } = useSpeech();
  const { papers } = useMatterTexts();
  const listed = papersOf(props.detail);
  if (listed.length === 0) return <p className="quiet matter__none">{papers.none}</p>;
  return (
    <ul className="matter__list">
      {listed.map((paper) => (
        <li key={paper.id}>
          <a href={paperAddress(props.detail.row.id, paper.id)} download>
            <Icon name="download" /> {say(paper.title)}
          </a>
          <span>{paper.number}</span>
          {paper.withdrawnAt !== null && <s className="quiet">{paper.withdrawnAt.slice(0, 10)}</s>}
          <a className="matter__side-link" href={`/papers/${encodeURIComponent(paper.code)}`}>
            {papers.verify}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Files(props: { readonly detail: MatterDetail }): ReactNode {
  const { say } = useSpeech();
  const { files } = useMatterTexts();
  const listed = filesOf(props.detail);
  if (listed.length === 0) return <p className="quiet matter__none">{files.none}</p>;
  return (
    <ul className="matter__list">
      {listed.map(({ field, file }) => (
        <li key={file.sha256}>
          <a
            href={apiAddress(`/matters/${props.detail.row.id}/files/${file.sha256}`)}
            aria-label={files.download(file.name)}
            download
          >
            <Icon name="download" /> {file.name}
          </a>
          <span className="quiet">{say(field)}</span>
          <span className="quiet">{sizeText(file.sizeBytes)}</span>
          <span className="note mono matter__hash" title={`${files.hash} SHA-256`}>
            {file.sha256}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Related(props: { readonly detail: MatterDetail }): ReactNode {
  const { say } = useSpeech();
  const { related } = useMatterTexts();
  if (props.detail.related.length === 0) {
    return <p className="quiet matter__none">{related.none}</p>;
  }
  return (
    <ul className="matter__list">
      {props.detail.related.map((other) => (
        <li key={`${other.id} ${other.relation}`}>
          <Link to="/desk/matters/$id" params={{ id: other.id }}>
            <span className="mono">{other.number}</span> {other.subject}
          </Link>
          <span className="quiet">{say(other.relationTitle)}</span>
        </li>
      ))}
    </ul>
  );
}
