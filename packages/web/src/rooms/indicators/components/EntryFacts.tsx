import { registerOf } from '@zca/domain/indicators';
import type { Entry } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import './EntryFacts.css';

/** A registered entry in the words of its register, and the document that it rests on. */
export function EntryFacts(props: {
  readonly entry: Entry;
  /** Name of an area; the list of all of them is too long for every page. */
  readonly areaName: (code: string) => string;
}): ReactNode {
  const { entry } = props;
  const { f, say } = useSpeech();
  const { entry: x, definition: d } = useIndicatorTexts();
  const { evidence } = entry;
  const register = registerOf(entry.register);
  const { columns } = register;
  const category = register.categories.find(({ value }) => value === entry.category);
  const column = (name: keyof typeof columns): string => {
    const title = columns[name];
    return title === undefined ? name : say(title);
  };
  const facts: readonly (readonly [string, string | undefined])[] = [
    [x.register, say(register.title)],
    [say(register.subject), entry.subject],
    [column('subjectCode'), entry.subjectCode],
    [x.area, props.areaName(entry.area)],
    [x.category, category === undefined ? entry.category : say(category.title)],
    [say(register.from), f.day(entry.from)],
    [column('to'), entry.to === undefined ? undefined : f.day(entry.to)],
    [column('due'), entry.due === undefined ? undefined : f.day(entry.due)],
    [column('amountFen'), entry.amountFen === undefined ? undefined : f.yuan(entry.amountFen)],
    [column('quantity'), entry.quantity === undefined ? undefined : f.number(entry.quantity)],
    [x.document, d.evidence(evidence.title, evidence.number)],
    [
      x.file,
      evidence.file === undefined
        ? undefined
        : evidence.line === undefined
          ? evidence.file
          : d.fileLine(evidence.file, f.number(evidence.line)),
    ],
    [x.recorded, f.instant(entry.recordedAt)],
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
