import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { MOST_COMPARED } from './address.ts';
import { clearChosen, toggleChosen, useChosen } from './chosen.ts';
import './Compare.css';

/** The records chosen to be compared, at the foot of the page; nothing while none is chosen. */
export function ChosenBar(): ReactNode {
  const { t } = useSpeech();
  const chosen = useChosen();
  if (chosen.length === 0) return null;
  return (
    <aside className="chosen not-printed" aria-label={t.compare.chosen}>
      <span className="chosen__count">{t.compare.count(chosen.length, MOST_COMPARED)}</span>
      <ul className="chosen__records">
        {chosen.map(({ key, title }) => (
          <li key={key}>
            <span lang="zh-CN">{title}</span>
            <button
              type="button"
              aria-label={t.compare.leaveOut(title)}
              onClick={() => toggleChosen({ key, title })}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
      {chosen.length > 1 ? (
        <Link
          className="button button--primary button--small"
          to="/compare"
          search={{ key: chosen.map(({ key }) => key) }}
        >
          {t.compare.compare}
        </Link>
      ) : (
        <span className="note">{t.compare.oneMore}</span>
      )}
      <button type="button" className="link-button" onClick={clearChosen}>
        {t.compare.clear}
      </button>
    </aside>
  );
}

/** The box that chooses a record of a list. */
export function ChooseBox(props: {
  readonly recordKey: string;
  readonly title: string;
}): ReactNode {
  const { t } = useSpeech();
  const chosen = useChosen();
  const { recordKey: key, title } = props;
  const checked = chosen.some((each) => each.key === key);
  return (
    <label className="choose not-printed" title={t.compare.choose(title)}>
      <input
        type="checkbox"
        aria-label={t.compare.choose(title)}
        checked={checked}
        disabled={!checked && chosen.length >= MOST_COMPARED}
        onChange={() => toggleChosen({ key, title })}
      />
    </label>
  );
}

/** The button of a record's page that chooses it. */
export function ChooseButton(props: {
  readonly recordKey: string;
  readonly title: string;
}): ReactNode {
  const { t } = useSpeech();
  const chosen = useChosen();
  const { recordKey: key, title } = props;
  const isChosen = chosen.some((each) => each.key === key);
  return (
    <button
      type="button"
      className="button button--small"
      aria-pressed={isChosen}
      disabled={!isChosen && chosen.length >= MOST_COMPARED}
      onClick={() => toggleChosen({ key, title })}
    >
      <Icon name={isChosen ? 'check' : 'plus'} />
      {t.compare.add}
    </button>
  );
}
