import type { QueuePage } from '@zca/domain/matters';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import type { QueueAddress } from '../address.ts';
import { OfficeSelect } from '../form/OfficeSelect.tsx';

/** Search inside the queue, and what narrows it. */
export function QueueFilters(props: {
  readonly address: QueueAddress;
  readonly page: QueuePage | undefined;
  /** The id of the box to write into. */
  readonly findId: string;
  readonly onAsk: (change: QueueAddress) => void;
}): ReactNode {
  const { address, page, onAsk } = props;
  const { f, say } = useSpeech();
  const { queue } = useMatterTexts();
  const [text, setText] = useState(address.q ?? '');
  // What is chosen stays to choose, though there may be nothing of it in this view.
  const procedures = page?.procedures ?? [];
  const isMissing =
    address.procedure !== undefined && !procedures.some(({ id }) => id === address.procedure);
  return (
    <div className="queue__filters">
      <form
        role="search"
        aria-label={queue.findButton}
        className="queue__find"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk({ q: text.trim() });
        }}
      >
        <Icon name="search" />
        <input
          id={props.findId}
          type="search"
          aria-label={queue.find}
          placeholder={queue.find}
          value={text}
          maxLength={100}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === '' && address.q !== undefined) onAsk({ q: '' });
          }}
        />
        <button type="submit" className="seen-by-readers">
          {queue.findButton}
        </button>
      </form>
      <label className="desk-filter">
        <span>{queue.procedure}</span>
        <select
          value={address.procedure ?? ''}
          onChange={(event) => onAsk({ procedure: event.target.value })}
        >
          <option value="">{queue.all}</option>
          {isMissing && <option value={address.procedure}>{address.procedure}</option>}
          {procedures.map(({ id, title, count }) => (
            <option key={id} value={id}>
              {say(title)} {f.number(count)}
            </option>
          ))}
        </select>
      </label>
      <label className="desk-filter">
        <span>{queue.office}</span>
        <OfficeSelect
          emptyLabel={queue.all}
          value={address.office ?? ''}
          onChange={(event) => onAsk({ office: event.target.value })}
        />
      </label>
      {address.due !== undefined && (
        <button type="button" className="button button--small" onClick={() => onAsk({ due: '' })}>
          {queue.day(f.day(address.due))}
          <Icon name="close" size={13} />
        </button>
      )}
      <span className="note queue__grouped">{queue.grouped}</span>
    </div>
  );
}
