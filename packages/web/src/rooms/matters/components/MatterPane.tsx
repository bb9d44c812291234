import type { MatterDetail } from '@zca/domain/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { limitOf } from '../limit.ts';
import { LimitMark } from './LimitMark.tsx';
import { Offers } from './Offers.tsx';
import { Values } from './Values.tsx';

/** The chosen matter beside the queue: its limit, its contents, and what can be done. */
export function MatterPane(props: {
  readonly detail: MatterDetail;
  readonly onAct: (action: string) => void;
}): ReactNode {
  const { detail } = props;
  const { f, say } = useSpeech();
  const { offers, queue } = useMatterTexts();
  const { clock: words } = useServiceTexts();
  const { row } = detail;
  const clock = detail.clocks.find((each) => each.id === row.clock?.id) ?? detail.clocks[0];
  return (
    <>
      <div aria-live="polite">
        <p className="note mono">{row.number}</p>
        <h2 className="pane__title">{row.subject}</h2>
      </div>
      {clock !== undefined && (
        <div className="pane__limit">
          <p>
            <LimitMark limit={limitOf(clock)} />
            {clock.dueDay !== null && <b> {words.until(f.day(clock.dueDay))}</b>}
          </p>
          <p className="note">
            {say(clock.title)} · {words.length(clock.count, clock.unit)} · {clock.law.sourceTitle}{' '}
            {clock.law.article}
          </p>
        </div>
      )}
      <Values id={row.id} values={detail.values} key={row.id} />
      <h3>{offers.title}</h3>
      <Offers offers={detail.offers} onChoose={props.onAct} />
      <p className="pane__open">
        <Link className="link-button" to="/desk/matters/$id" params={{ id: row.id }}>
          {queue.opened}
          <Icon name="right" size={13} />
        </Link>
      </p>
    </>
  );
}
