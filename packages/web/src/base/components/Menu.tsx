import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import './Menu.css';

/** A button that opens a short list; choosing from it, a press elsewhere and Escape close it. */
export function Menu(props: {
  readonly summary: ReactNode;
  /** Class of the button. */
  readonly look: string;
  /** Which edge of the button the list begins at. */
  readonly edge?: 'start' | 'end';
  /** Items of a list: `<li>` with a `menu__item` each. */
  readonly children: ReactNode;
}): ReactNode {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const element = menu.current;
      if (element === null || !element.open) return;
      const target = event.target as Element;
      const isMeant =
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : event.type === 'pointerdown'
            ? !element.contains(target)
            : element.contains(target) && target.closest('.menu__item') !== null;
      if (isMeant) element.open = false;
    };
    const kinds = ['pointerdown', 'keydown', 'click'] as const;
    for (const kind of kinds) document.addEventListener(kind, close);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, close);
    };
  }, []);
  return (
    <details className="menu" ref={menu}>
      <summary className={props.look}>{props.summary}</summary>
      <ul className={props.edge === 'end' ? 'menu__list menu__list--end' : 'menu__list'}>
        {props.children}
      </ul>
    </details>
  );
}
