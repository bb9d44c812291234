import type { ClassTree } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../../base/catalogue/views/index.ts';
import { analysisQuery } from '../../queries.ts';
import type { SearchState } from '../../searchState.ts';
import { spacedSymbol } from '../record/Classification.tsx';
import { AskedPanel } from './AskedPanel.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { Drawing } from './Drawing.tsx';
import type { Clicked } from './Drawing.tsx';
import { fieldOfPlace, pathOf } from './classPlace.ts';
import { classesOption } from './options.ts';
import type { Pick } from './shape.ts';

const HEIGHT = 340;

/** The IPC as areas: section, class, subclass, main group, group. A click goes one level deeper. */
export function ClassTreeChart(props: {
  readonly state: SearchState;
  readonly onPick: (picks: readonly Pick[]) => void;
}): ReactNode {
  const { t, f, say, language } = useSpeech();
  const { analysis: a } = useViewTexts();
  const { state, onPick } = props;
  const [node, setNode] = useState('');
  const answer = useQuery(analysisQuery<ClassTree>('classes', state, { node }));
  const { data } = answer;
  const isLeaf = data?.childField === 'ipc';
  const go = useCallback(
    (symbol: string) => {
      // The lowest level has nothing below it: a group becomes a condition.
      if (isLeaf) onPick([{ field: 'ipc', value: symbol }]);
      else setNode(symbol);
    },
    [isLeaf, onPick],
  );
  const rows = useMemo(
    () =>
      (data?.children ?? []).map(({ symbol, title, count }) => ({
        value: symbol,
        label: title ?? { zh: symbol, en: symbol },
        count,
        pick: { field: data?.childField ?? 'ipc', value: symbol },
      })),
    [data],
  );
  const option = useMemo(
    () =>
      classesOption(rows, {
        description: a.tree.title,
        say: (label) => label[language],
        number: (value) => f.number(value),
      }),
    [rows, a, language, f],
  );
  const onClick = useCallback(
    // The series has a root that holds the areas; its first child has index 1.
    ({ dataIndex }: Clicked) => {
      const row = rows[dataIndex - 1];
      if (row !== undefined) go(row.value);
    },
    [rows, go],
  );
  const name = (symbol: string): string => (symbol === '' ? a.tree.whole : spacedSymbol(symbol));
  return (
    <AskedPanel title={a.tree.title} answer={answer}>
      {(shown) => (
        <ChartPanel
          title={a.tree.title}
          unit={a.tree.unit(f.number(shown.count))}
          state={state}
          wide
          drawn
          above={
            <div className="class-tree">
              <nav className="class-tree__path" aria-label={a.tree.path}>
                {pathOf(shown.node).map((place) =>
                  place === shown.node ? (
                    <b key={place} aria-current="location">
                      {name(place)}
                      {shown.title !== null && ` ${say(shown.title)}`}
                    </b>
                  ) : (
                    <button
                      key={place}
                      type="button"
                      className="link-button"
                      onClick={() => setNode(place)}
                    >
                      {name(place)}
                    </button>
                  ),
                )}
              </nav>
              {shown.node !== '' && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onPick([{ field: fieldOfPlace(shown.node), value: shown.node }])}
                >
                  {t.charts.add(name(shown.node))}
                </button>
              )}
              {shown.others > 0 && (
                <span className="note">{a.tree.others(f.number(shown.others))}</span>
              )}
            </div>
          }
          table={{
            head: [a.tree.symbol, t.charts.count],
            rows: rows.map((row) => ({
              name:
                row.label.zh === row.value
                  ? name(row.value)
                  : `${name(row.value)} ${say(row.label)}`,
              cells: [row.count],
              add: () => go(row.value),
              says: isLeaf ? t.charts.add(name(row.value)) : a.tree.open(name(row.value)),
            })),
          }}
        >
          <Drawing option={option} height={HEIGHT} onClick={onClick} />
        </ChartPanel>
      )}
    </AskedPanel>
  );
}
