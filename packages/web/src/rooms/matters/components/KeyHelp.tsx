import type { ReactNode } from 'react';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Sheet } from '../../../base/components/Sheet.tsx';

/** Every key of the queue, with what it does. */
export function KeyHelp(props: { readonly onClose: () => void }): ReactNode {
  const { keys } = useMatterTexts();
  const lines: readonly (readonly [string, string])[] = [
    ['J ↓', keys.down],
    ['K ↑', keys.up],
    ['Enter', keys.open],
    ['F', keys.find],
    ['V', keys.views],
    ['X', keys.pick],
    ['1–9', keys.act],
    ['Esc', keys.close],
  ];
  return (
    <Sheet side="right" title={keys.title} onClose={props.onClose}>
      <dl className="key-help">
        {lines.map(([key, words]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
