import type { RightDetail } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';

type Event = RightDetail['events'][number];

/** Items of an event, with labels where the catalogue knows them and as gazetted where not. */
export function useEventItems(): (event: Event) => string[] {
  const { t, f } = useSpeech();
  return (event) =>
    Object.entries(event.details).map(([name, value]) => {
      const label = (t.eventItems as Readonly<Record<string, string>>)[name] ?? name;
      if (name.endsWith('Fen') && typeof value === 'number') return `${label} ${f.yuan(value)}`;
      return `${label} ${typeof value === 'string' ? f.day(value) : f.number(value)}`;
    });
}

/** The events of a life as a table: the twin of the drawing. */
export function EventTable(props: { readonly events: readonly Event[] }): ReactNode {
  const { t, f, say } = useSpeech();
  const items = useEventItems();
  if (props.events.length === 0) return <p className="quiet">{t.record.noEvents}</p>;
  return (
    <table className="record-table record-table--events">
      <thead>
        <tr>
          <th scope="col">{t.record.eventDay}</th>
          <th scope="col">{t.record.event}</th>
          <th scope="col">{t.record.eventItems}</th>
          <th scope="col">ST.27</th>
        </tr>
      </thead>
      <tbody>
        {props.events.map((event, index) => (
          // Two events of one kind can share a day; their place tells them apart.
          <tr key={`${event.day} ${event.code} ${index}`}>
            <td className="number">{f.day(event.day)}</td>
            <td>{say(event.label)}</td>
            <td className="quiet">
              {f.statements(
                [
                  // A text that only repeats the name of the event says nothing.
                  event.text === event.label.zh ? '' : (event.text ?? ''),
                  ...items(event),
                ].filter(Boolean),
              )}
            </td>
            <td className="quiet">{event.category ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
