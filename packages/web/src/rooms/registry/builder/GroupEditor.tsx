import type { BuilderGroup, BuilderNode } from '@zca/query';
import type { ReactNode } from 'react';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { EMPTY_ROW, placeOf } from './editForm.ts';
import type { Way } from './editForm.ts';
import { RowEditor } from './RowEditor.tsx';

interface GroupProps {
  readonly group: BuilderGroup;
  readonly way: Way;
  /** Ways to the rows that are not filled in. */
  readonly unread: ReadonlySet<string>;
  readonly onChange: (way: Way, part: BuilderNode | null) => void;
}

/** A group of conditions with its joint; groups may stand in groups. */
export function GroupEditor({ group, way, unread, onChange }: GroupProps): ReactNode {
  const { builder: b } = useAskingTexts();
  const place = placeOf(way);
  const add = (part: BuilderNode): void =>
    onChange(way, { ...group, parts: [...group.parts, part] });
  return (
    <fieldset className="builder-group">
      <legend className="seen-by-readers">{b.group(place)}</legend>
      <div className="builder-group__head">
        <label>
          <span className="seen-by-readers">{b.join}</span>
          <select
            value={group.join}
            aria-label={b.join}
            onChange={(event) =>
              onChange(way, { ...group, join: event.target.value === 'or' ? 'or' : 'and' })
            }
          >
            <option value="and">{b.joins.and}</option>
            <option value="or">{b.joins.or}</option>
          </select>
        </label>
        {way.length > 0 && (
          <>
            <label>
              <input
                type="checkbox"
                checked={group.negated}
                onChange={(event) => onChange(way, { ...group, negated: event.target.checked })}
              />
              {b.negatedGroup}
            </label>
            <button
              type="button"
              className="link-button"
              aria-label={b.removeGroup(place)}
              onClick={() => onChange(way, null)}
            >
              <Icon name="close" />
            </button>
          </>
        )}
      </div>
      <ul className="builder-group__parts">
        {group.parts.map((part, index) => {
          const to = [...way, index];
          const key = placeOf(to);
          if (part.kind === 'group') {
            return (
              <li key={key}>
                <GroupEditor group={part} way={to} unread={unread} onChange={onChange} />
              </li>
            );
          }
          if (part.kind === 'text') {
            return (
              <li key={key} className="builder-row builder-row--text" aria-label={b.row(key)}>
                <div className="builder-row__values">
                  <input
                    type="text"
                    className="mono"
                    aria-label={b.written}
                    spellCheck={false}
                    value={part.text}
                    onChange={(event) => onChange(to, { kind: 'text', text: event.target.value })}
                  />
                  <p className="note">{unread.has(key) ? b.unread : b.writtenHelp}</p>
                </div>
                <button
                  type="button"
                  className="builder-row__remove"
                  aria-label={b.removeRow(key)}
                  onClick={() => onChange(to, null)}
                >
                  <Icon name="close" />
                </button>
              </li>
            );
          }
          return (
            <RowEditor
              key={key}
              row={part}
              place={key}
              unread={unread.has(key)}
              onChange={(row) => onChange(to, row)}
              onRemove={() => onChange(to, null)}
            />
          );
        })}
      </ul>
      <div className="builder-group__foot">
        <button type="button" className="button button--small" onClick={() => add(EMPTY_ROW)}>
          <Icon name="plus" />
          {b.addRow}
        </button>
        <button
          type="button"
          className="button button--small"
          onClick={() =>
            add({
              kind: 'group',
              join: group.join === 'and' ? 'or' : 'and',
              parts: [EMPTY_ROW, EMPTY_ROW],
              negated: false,
            })
          }
        >
          <Icon name="plus" />
          {b.addGroup}
        </button>
      </div>
    </fieldset>
  );
}
