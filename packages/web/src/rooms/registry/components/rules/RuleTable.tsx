import type { RuleRow, RuleVersionDetail } from '@zca/domain/registry';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useRuleTexts } from '../../../../base/catalogue/rules/index.ts';
import { ScrollBox } from '../../../../base/components/table/ScrollBox.tsx';

type Shown = RuleRow & { readonly mark: 'new' | 'changed' | 'same' | 'removed' | null };

/** The rules of a version; at first those alone that differ from the version in force. */
export function RuleTable(props: { readonly version: RuleVersionDetail }): ReactNode {
  const { t, say } = useSpeech();
  const { table: w } = useRuleTexts();
  const { version } = props;
  const [all, setAll] = useState(false);
  const rows: Shown[] = version.table.map((row) => ({ ...row, mark: row.change }));
  const differing: Shown[] = [
    ...rows.filter(({ mark }) => mark === 'new' || mark === 'changed'),
    ...version.removed.map((row) => ({ ...row, mark: 'removed' as const })),
  ];
  const isWhole = all || version.inForce;
  const shown = isWhole ? rows : differing;
  return (
    <section className="table-part" aria-labelledby="rules-table">
      <h3 id="rules-table">{isWhole ? w.all : w.title}</h3>
      {!version.inForce && (
        <p>
          <button type="button" className="link-button" onClick={() => setAll(!all)}>
            {all ? w.showChanged : w.showAll(rows.length)}
          </button>
        </p>
      )}
      {shown.length === 0 ? (
        <p className="note">{w.same}</p>
      ) : (
        <ScrollBox label={w.all} className="rules__table">
          <table className="plain-table">
            <thead>
              <tr>
                {!version.inForce && <th scope="col">{w.change}</th>}
                <th scope="col">{w.id}</th>
                <th scope="col">{w.label}</th>
                <th scope="col">{w.symbols}</th>
                <th scope="col">{w.strength}</th>
                <th scope="col">{w.words}</th>
                <th scope="col">{w.except}</th>
                <th scope="col">{w.reason}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={`${row.mark ?? ''} ${row.id}`}>
                  {!version.inForce && <td>{row.mark === null ? '' : w.changes[row.mark]}</td>}
                  <td className="mono">{row.id}</td>
                  <td>
                    {say(row.labelName)}
                    {row.sharedWith !== '' && (
                      <div className="note">{w.sharedWith(row.sharedWith)}</div>
                    )}
                  </td>
                  <td className="mono rules__symbols">{row.symbols}</td>
                  <td>{t.record.strengths[row.strength]}</td>
                  <td>{row.words.replaceAll('|', ' | ')}</td>
                  <td className="mono">{row.except}</td>
                  <td>{row.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
