import type { ActReceipt, MatterDetail } from '@zca/domain/matters';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { ActForm } from '../form/ActForm.tsx';
import { MatterOfForm } from '../form/PersonSelect.tsx';
import type { SeenMatter } from '../form/ActForm.tsx';
import { actInMatter, matterQuery, useProcedure } from '../queries.ts';

const seenOf = (detail: MatterDetail, action: string): SeenMatter => ({
  revision: detail.revision,
  state: detail.row.state,
  acts: detail.timeline.toReversed().map(({ at, title }) => ({ at, title })),
  isOffered: detail.offers.some((offer) => offer.action === action && offer.locked === null),
});

/** The form of an action of a matter, beside the page. */
export function ActSheet(props: {
  readonly detail: MatterDetail;
  readonly action: string;
  readonly onClose: () => void;
  readonly onDone: (title: string, receipt: ActReceipt) => void;
}): ReactNode {
  const { detail } = props;
  const { f, say } = useSpeech();
  const { act } = useMatterTexts();
  const client = useQueryClient();
  const procedure = useProcedure(detail.row.procedure);
  const action = procedure?.actions.find((each) => each.id === props.action);
  if (procedure === undefined || action === undefined) return null;
  const { id } = detail.row;
  const basis = detail.offers.find((offer) => offer.action === action.id)?.basis ?? null;
  const ends = action.to.map(
    (path) => procedure.states.find((state) => state.path === path)?.title ?? null,
  );
  return (
    <Sheet side="right" title={say(action.title)} onClose={props.onClose}>
      <div className="act-sheet">
        <p className="note">
          <span className="mono">{detail.row.number}</span> {detail.row.subject}
        </p>
        {action.hint !== null && <p>{say(action.hint)}</p>}
        {basis !== null && (
          <p className="note">
            {act.basis} {basis}
          </p>
        )}
        {ends.length > 0 && (
          <p className="note">
            {act.leads} {f.list(ends.flatMap((title) => (title === null ? [] : [say(title)])))}
          </p>
        )}
        <MatterOfForm value={id}>
          <ActForm
            key={action.id}
            action={action}
            seen={seenOf(detail, action.id)}
            look="work"
            send={(what) => actInMatter(id, what)}
            refresh={async () =>
              seenOf(await client.fetchQuery({ ...matterQuery(id), staleTime: 0 }), action.id)
            }
            onDone={(receipt) => {
              void client.invalidateQueries({ queryKey: ['matters'] });
              props.onDone(say(action.title), receipt);
            }}
            onCancel={props.onClose}
            cancelLabel={act.cancel}
            noForm={act.noForm}
          />
        </MatterOfForm>
      </div>
    </Sheet>
  );
}
