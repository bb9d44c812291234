import type { ChangeAnswer, ConcentrationAnswer, FlowsAnswer } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { type Facts, NotComputedNotice } from './CellResults.tsx';
import { DataTable } from './DataTable.tsx';
import { Figures } from './Figures.tsx';
import { signed, signedPercent } from '../signed.ts';
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
  const { known, shareWithin, asymmetry, top, byArea } = answer.result;
  const areas = new Map(answer.areas.map((area) => [area.area, area]));
  const nameOf = (code: string) => {
    const area = areas.get(code);
    return area === undefined ? code : say(area.name);
  };
  const isOutside = (code: string) => areas.get(code)?.outside === true;
  const shown = (count: number | null) => (count === null ? w.hiddenCell : f.number(count));
  const share = (value: number | null) => (value === null ? w.none : percent(value));
  const { from, to, both } = answer.unknown;
  return (
    <>
      <p className="analysis-summary">
        {x.summary(known, shareWithin === null ? w.none : percent(shareWithin))}{' '}
        {asymmetry !== null && `${x.oneSided(percent(asymmetry))} `}
        {x.unknown(shown(from), shown(to), shown(both))}
      </p>
      {answer.cutOff > 0 && <p className="note">{x.cutOff(answer.cutOff)}</p>}
      {top.length === 0 ? (
        <p>{x.nothing}</p>
      ) : (
        <DataTable
          title={x.top}
          facts={facts}
          head={[x.from, x.to, x.n, x.back, x.asymmetry]}
          rows={top.map((flow) => [
            nameOf(flow.from),
            nameOf(flow.to),
            f.number(flow.n),
            shown(flow.back),
            share(flow.asymmetry),
          ])}
          words={[0, 1]}
        />
      )}
      <DataTable
        title={x.byArea}
        facts={facts}
        head={[w.area, x.incoming, x.outgoing, x.net, x.effectiveness, x.within]}
        rows={byArea
          // The areas of the city first, those through which most passes before the others.
          .toSorted(
            (one, other) =>
              Number(isOutside(one.area)) - Number(isOutside(other.area)) ||
              other.incoming + other.outgoing - one.incoming - one.outgoing,
          )
          .map(({ area, incoming, outgoing, net, effectiveness, within, hidden }) => [
            hidden > 0 ? x.partly(nameOf(area)) : nameOf(area),
            f.number(incoming),
            f.number(outgoing),
            signed(net, f),
            effectiveness === null ? w.none : signedPercent(100 * effectiveness),
            f.number(within),
          ])}
      />
      {byArea.some(({ hidden }) => hidden > 0) && <p className="note">{x.partlyNote}</p>}
    </>
  );
}

export function ChangeResult({ answer, facts }: Props<ChangeAnswer>): ReactNode {
  const w = useAnalysisTexts();
  const { f, say } = useSpeech();
  const { change: x } = w;
  const shown = (count: number | null) => (count === null ? w.hiddenCell : f.number(count));
  const cells = ({
    before,
    after,
    change,
  }: Omit<ChangeAnswer['areas'][number], 'code' | 'name'>) => [
    shown(before),
    shown(after),
    change.absolute === null ? w.hiddenCell : signed(change.absolute, f),
    change.percent === null ? w.none : signedPercent(change.percent),
  ];
  return (
    <DataTable
      title={w.kinds.change}
      facts={facts}
      head={[w.area, x.before, x.after, x.absolute, x.percent]}
      rows={[
        ...answer.areas.map((area) => [say(area.name), ...cells(area)]),
        [x.outside, shown(answer.outside.before), shown(answer.outside.after), w.none, w.none],
        [x.total, ...cells(answer.total)],
      ]}
      depths={[...answer.classes.classes, null, null]}
    />
  );
}
