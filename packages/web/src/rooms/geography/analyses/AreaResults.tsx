import type { ChangeAnswer, ConcentrationAnswer, FlowsAnswer } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { type Facts, NotComputedNotice } from './CellResults.tsx';
import { DataTable } from './DataTable.tsx';
import { Figures } from './Figures.tsx';
import { percent } from './facts.ts';

export type Props<T> = { readonly answer: T; readonly facts: Facts };

export function ConcentrationResult({ answer, facts }: Props<ConcentrationAnswer>): ReactNode {
  const w = useAnalysisTexts();
  const { f, say } = useSpeech();
  const { result, areas, fields, quotients } = answer;
  const { concentration: c } = w;
  const written = (each: (typeof quotients)[number][number]): string =>
    each === null ? w.hiddenCell : each.computed ? each.quotient.toFixed(2) : c.few;
  return (
    <>
      {result.computed ? (
        <Figures
          rows={[
            [c.hhi, `${result.herfindahl.toFixed(3)} (${c.points(result.herfindahlPoints)})`],
            [c.equivalents, result.equivalents.toFixed(1)],
            ...result.greatest.map(({ of, share }): [string, string] => [
              c.greatest(of),
              percent(share),
            ]),
            [c.gini, result.gini.toFixed(2)],
            [c.evenness, result.evenness.toFixed(2)],
            [c.theil, result.theil.toFixed(2)],
          ]}
        />
      ) : (
        <NotComputedNotice result={result} />
      )}
      <DataTable
        title={w.count}
        facts={facts}
        head={[w.area, w.count, c.ofAll]}
        rows={areas
          .toSorted((one, other) => (other.count ?? -1) - (one.count ?? -1))
          .map(({ name, count }) => [
            say(name),
            count === null ? w.hiddenCell : f.number(count),
            count === null || !result.computed ? w.none : percent(count / result.whole),
          ])}
      />
      <p className="note">{w.several}</p>
      <p className="note">{c.quotientsNote}</p>
      <DataTable
        title={c.quotients}
        facts={facts}
        head={[w.area, ...fields.map(({ label }) => say(label))]}
        rows={areas.map(({ name }, area) => [say(name), ...quotients[area]!.map(written)])}
      />
    </>
  );
}

export function FlowsResult({ answer, facts }: Props<FlowsAnswer>): ReactNode {
  const w = useAnalysisTexts();
  const { f, say } = useSpeech();
  const { flows: x } = w;
  const { known, shareWithin, unknown, top, byArea } = answer.result;
  const names = new Map(answer.areas.map(({ code, name }) => [code, say(name)]));
  const nameOf = (code: string) => names.get(code) ?? code;
  return (
    <>
      <p className="analysis-summary">
        {x.summary(known, shareWithin === null ? w.none : percent(shareWithin))}{' '}
        {x.unknown(unknown.from, unknown.to, unknown.both)}
      </p>
      {top.length === 0 ? (
        <p>{x.nothing}</p>
      ) : (
        <DataTable
          title={x.top}
          facts={facts}
          head={[x.from, x.to, x.n, x.back]}
          rows={top.map(({ from, to, n, back }) => [
            nameOf(from),
            nameOf(to),
            f.number(n),
            f.number(back),
          ])}
          words={[0, 1]}
        />
      )}
      <DataTable
        title={x.byArea}
        facts={facts}
        head={[w.area, x.incoming, x.outgoing, x.net, x.within]}
        rows={byArea.map(({ area, incoming, outgoing, net, within }) => [
          nameOf(area),
          ...[incoming, outgoing, net, within].map((each) => f.number(each)),
        ])}
      />
    </>
  );
}

export function ChangeResult({ answer, facts }: Props<ChangeAnswer>): ReactNode {
  const w = useAnalysisTexts();
  const { f, say } = useSpeech();
  const { change: x } = w;
  const shown = (count: number | null) => (count === null ? w.hiddenCell : f.number(count));
  const signed = (value: number) => `${value > 0 ? '+' : ''}${f.number(value)}`;
  const cells = ({ before, after, change }: ChangeAnswer['total']) => [
    shown(before),
    shown(after),
    change.absolute === null ? w.hiddenCell : signed(change.absolute),
    change.percent === null
      ? w.none
      : `${change.percent > 0 ? '+' : ''}${change.percent.toFixed(1)}%`,
  ];
  return (
    <DataTable
      title={w.kinds.change}
      facts={facts}
      head={[w.area, x.before, x.after, x.absolute, x.percent]}
      rows={[
        ...answer.areas.map((area) => [say(area.name), ...cells(area)]),
        [x.total, ...cells(answer.total)],
      ]}
      depths={[...answer.classes.classes, null]}
    />
  );
}
