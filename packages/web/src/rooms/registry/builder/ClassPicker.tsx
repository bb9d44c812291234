import type { ClassBranch, ClassSchemeName } from '@zca/domain/registry';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';

/** A scheme of classification, opened level by level, with the records of each class. */
export function ClassPicker(props: {
  readonly scheme: ClassSchemeName;
  readonly chosen: readonly string[];
  readonly onChange: (symbols: readonly string[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { tree: w } = useAskingTexts();
  const { scheme, chosen, onChange, onClose } = props;
  const [under, setUnder] = useState('');
  const [text, setText] = useState('');
  const [find, setFind] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setFind(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error, refetch } = useQuery({
    queryKey: ['classes', scheme, under, find],
    queryFn: ({ signal }) =>
      get<ClassBranch>(`/classes/${scheme}`, find === '' ? { under } : { find }, signal),
    placeholderData: keepPreviousData,
  });
  const open = (symbol: string): void => {
    setText('');
    setFind('');
    setUnder(symbol);
  };
  return (
    <Sheet
      title={w.title(w.schemes[scheme])}
      onClose={onClose}
      foot={
        <button type="button" className="button button--primary" onClick={onClose}>
          {w.done}
        </button>
      }
    >
      <div className="class-picker">
        <input
          type="search"
          className="class-picker__find"
          aria-label={w.find}
          placeholder={w.find}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {data?.isLoaded === false && <p className="note">{w.notLoaded}</p>}
        {find === '' && (
          <nav className="class-picker__path" aria-label={w.top}>
            <button type="button" className="link-button" onClick={() => open('')}>
              {w.top}
            </button>
            {data?.path.map(({ symbol, title }) => (
              <button
                key={symbol}
                type="button"
                className="link-button mono"
                aria-current={symbol === under ? 'true' : undefined}
                title={title === undefined ? undefined : say(title)}
                onClick={() => open(symbol)}
              >
                {symbol}
              </button>
            ))}
          </nav>
        )}
        {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
        {data === undefined && error === null && <Waiting skeleton="list" />}
        {data?.children.length === 0 && <p>{w.nothing}</p>}
        <ul className="class-picker__list">
          {data?.children.map(({ symbol, title, count, hasChildren }) => {
            const taken = chosen.includes(symbol);
            return (
              <li
                key={symbol}
                className={count === 0 ? 'class-entry class-entry--bare' : 'class-entry'}
              >
                <label className="class-entry__take">
                  <input
                    type="checkbox"
                    checked={taken}
                    aria-label={taken ? w.drop(symbol) : w.take(symbol)}
                    onChange={() =>
                      onChange(
                        taken ? chosen.filter((each) => each !== symbol) : [...chosen, symbol],
                      )
                    }
                  />
                  <span className="mono">{symbol}</span>
                </label>
                <span className="class-entry__title">{title === undefined ? '' : say(title)}</span>
                <span className="class-entry__count">{w.count(count)}</span>
                {hasChildren ? (
                  <button
                    type="button"
                    className="class-entry__open"
                    aria-label={w.open(symbol)}
                    onClick={() => open(symbol)}
                  >
                    <Icon name="right" />
                  </button>
                ) : (
                  <span />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </Sheet>
  );
}
