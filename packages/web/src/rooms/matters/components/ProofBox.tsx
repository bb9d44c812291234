import type { MatterDetail } from '@zca/domain/matters';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { shortHash } from './Timeline.tsx';

/** What proves the journal of a matter, and how to check it without us. */
export function ProofBox(props: {
  readonly id: string;
  readonly proof: MatterDetail['proof'];
}): ReactNode {
  const { proof } = props;
  const { f } = useSpeech();
  const { proof: words } = useMatterTexts();
  const waiting = proof.entries - proof.logged;
  return (
    <div className="proof-box">
      <p className="proof-box__title">{words.whole(proof.entries)}</p>
      <p>
        {words.head}{' '}
        <span className="mono" title={proof.head}>
          {shortHash(proof.head)}
        </span>
      </p>
      {proof.logged > 0 && <p>{words.logged(proof.logged, proof.logSize)}</p>}
      {waiting > 0 && <p>{words.waiting(waiting)}</p>}
      <p>
        {proof.checkpointAt === null
          ? words.noCheckpoint
          : words.checkpoint(f.instant(proof.checkpointAt))}
      </p>
      <p className="proof-box__ways">
        <a href={apiAddress(`/matters/${props.id}/proof`)} download>
          {words.download}
        </a>
        <a href="/verify">{words.verify}</a>
      </p>
    </div>
  );
}
