import { useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';

/** Asks the same question of a past day. The field appears when it is wanted. */
export function PastDay(props: {
  readonly day: string | null;
  readonly onChange: (day: string | null) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  const [today] = useState(() => todayInCity(new Date()));
  if (!open && props.day === null) {
    return (
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        <Icon name="calendar" />
        {t.search.asOf}
      </button>
    );
  }
  return (
    <label className="search-tools__choice">
      {t.search.asOf}
      <input
        type="date"
        max={today}
        // The reader has just asked for the field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={open}
        defaultValue={props.day ?? ''}
        onChange={(event) => {
          const day = event.target.value;
          if (day === '' || (day >= '1985-04-01' && day <= today)) {
            props.onChange(day === '' ? null : day);
          }
        }}
      />
    </label>
  );
}
