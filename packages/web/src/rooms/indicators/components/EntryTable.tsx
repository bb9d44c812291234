import type { AreaView, Entry, RegisterView } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import type { ColumnName } from '../entryForm.ts';

const NUMBERS: ReadonlySet<ColumnName> = new Set(['amountFen', 'quantity', 'from', 'to', 'due']);

/** The entries of a register in its own columns. */
export function EntryTable(props: {
  readonly register: RegisterView;
  readonly areas: readonly AreaView[];
  readonly entries: readonly Entry[];
  readonly onWithdraw?: (entry: Entry) => void;
}): ReactNode {
  const { register, entries, onWithdraw } = props;
  const { say } = useSpeech();
  const { register: x } = useCockpitTexts();
  const cell = useCell(register, props.areas);
  return (
    <div className="registers__scroll">
      <table className="registers__table">
        <thead>
          <tr>
            {register.columns.map(({ name, title }) => (
              <th key={name} scope="col" className={NUMBERS.has(name) ? 'number' : undefined}>
                {say(title)}
              </th>
            ))}
            {onWithdraw !== undefined && <th scope="col">{x.acts}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              {register.columns.map(({ name }) =>
                name === 'subject' ? (
                  <th key={name} scope="row">
                    {entry.subject}
                  </th>
                ) : (
                  <td key={name} className={NUMBERS.has(name) ? 'number' : undefined}>
                    {cell(entry, name)}
                  </td>
                ),
              )}
              {onWithdraw !== undefined && (
                <td>
                  <button
                    type="button"
                    className="link-button"
                    aria-label={x.withdrawOf(entry.subject)}
                    onClick={() => onWithdraw(entry)}
                  >
                    {x.withdraw}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands in a cell; a dash where nothing was entered. */
function useCell(
  register: RegisterView,
  areas: readonly AreaView[],
): (entry: Entry, name: ColumnName) => ReactNode {
  const { f, say } = useSpeech();
  const { none, definition: d } = useIndicatorTexts();
  return (entry, name) => {
    switch (name) {
      case 'area': {
        const area = areas.find(({ code }) => code === entry.area);
        return area === undefined ? entry.area : say(area.name);
      }
      case 'category': {
        const category = register.categories.find(({ value }) => value === entry.category);
        return category === undefined ? (entry.category ?? none) : say(category.title);
      }
      case 'from':
        return f.day(entry.from);
      case 'to':
      case 'due': {
        const day = entry[name];
        return day === undefined ? none : f.day(day);
      }
      case 'amountFen':
        return entry.amountFen === undefined ? none : f.yuan(entry.amountFen);
      case 'quantity':
        return entry.quantity === undefined ? none : f.number(entry.quantity);
      case 'document':
        return entry.evidence.file === undefined || entry.evidence.line === undefined
          ? entry.evidence.title
          : `${entry.evidence.title} ${d.fileLine(entry.evidence.file, f.number(entry.evidence.line))}`;
      case 'documentNumber':
        return entry.evidence.number === '' ? none : entry.evidence.number;
      default:
        return entry[name] ?? none;
    }
  };
}
