import { type PlainEntry, registerOf } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import './EntryFacts.css';

/** What everybody may know of a registered entry: its register, where and when it counts. */
export function PlainEntryFacts(props: {
  readonly entry: PlainEntry;
  /** Name of an area; the list of all of them is too long for every page. */
  readonly areaName: (code: string) => string;
}): ReactNode {
  const { entry } = props;
  const { f, say } = useSpeech();
  const { entry: x } = useIndicatorTexts();
  const { title, from, columns, categories } = registerOf(entry.register);
  const category = categories.find(({ value }) => value === entry.category);
  const day = (value: string | null) => (value === null ? undefined : f.day(value));
  const facts: readonly (readonly [string, string | undefined])[] = [
    [x.register, say(title)],
    [x.area, props.areaName(entry.area)],
    [x.category, category === undefined ? undefined : say(category.title)],
    [say(from), f.day(entry.from)],
    [columns.to === undefined ? 'to' : say(columns.to), day(entry.to)],
    [columns.due === undefined ? 'due' : say(columns.due), day(entry.due)],
  ];
  return (
    <dl className="entry-facts">
      {facts.map(([name, text]) =>
        text === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
