import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../catalogue/index.tsx';
import { Icon } from './Icon.tsx';
import './Sheet.css';

/**
 * A dialogue that stands beside the page on wide screens and rises from the foot on a phone. The
 * browser keeps the focus inside, and Escape closes it.
 */
export function Sheet(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  /** Left, where filters are; a form stands on the right, beside what it is about. */
  readonly side?: 'left' | 'right';
}): ReactNode {
  const { t } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(props.onClose);
  useEffect(() => {
    close.current = props.onClose;
  });
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    // A form begins at its first field, not at the button that leaves it.
    element.querySelector<HTMLElement>('form :is(input, select, textarea)')?.focus();
    return () => {
      element.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    // The keyboard closes a dialogue by Escape, which arrives as onCancel.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={props.side === 'right' ? 'sheet sheet--right' : 'sheet'}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault();
        close.current();
      }}
      // A click on the ground around the sheet arrives at the dialogue itself.
      onClick={(event) => {
        if (event.target === dialog.current) close.current();
      }}
    >
      <div className="sheet__inside">
        <header className="sheet__head">
          <h2>{props.title}</h2>
          <button type="button" aria-label={t.shell.close} onClick={props.onClose}>
            <Icon name="close" size={18} />
          </button>
        </header>
        <div className="sheet__body">{props.children}</div>
        {props.foot !== undefined && <footer className="sheet__foot">{props.foot}</footer>}
      </div>
    </dialog>
  );
}
