import type { ReachAnswer } from '@zca/domain/geography';
import { explainNotComputed } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import type { Props } from './AreaResults.tsx';
import { DataTable } from './DataTable.tsx';
import { Figures } from './Figures.tsx';
import { figure, kilometres, percent } from './facts.ts';

/** Rights, organisations and people within reach of the stations. */
export function ReachResult({ answer, facts }: Props<ReachAnswer>): ReactNode {
  const w = useAnalysisTexts();
  const { f, say } = useSpeech();
  const { reach: x } = w;
  const { holders, population } = answer;
  const { within, meanMetres, stations, byArea, uncovered, detour } = answer.result;
  const names = new Map(answer.areas.map(({ code, name }) => [code, say(name)]));
  const nameOf = (code: string) => names.get(code) ?? code;
  if (stations.length === 0) return <p>{x.noStations}</p>;
  const far = (metres: number) => w.centre.km(figure(metres / 1000));
  const shareOf = (share: number | null) => (share === null ? w.none : percent(share));
  const people = (place: number): string[] => {
    if (!population.computed) return [w.none, w.none];
    const { n, share } = population.within[place]!;
    return [x.about(Number(n.toPrecision(3))), shareOf(share)];
  };
  return (
    <>
      <p className="analysis-summary">
        {uncovered.length === 0 ? x.covered : x.uncovered(f.list(uncovered.map(nameOf)))}
      </p>
      <Figures
        rows={[
          [x.mean, meanMetres === null ? w.none : w.centre.km(kilometres(meanMetres))],
          [x.detour, figure(detour)],
        ]}
      />
      <p className="note">{w.several}</p>
      <DataTable
        title={x.within}
        facts={facts}
        head={[x.within, x.n, x.nShare, x.holders, x.holdersShare, x.people, x.peopleShare]}
        rows={within.map(({ metres, n, share }, place) => [
          far(metres),
          f.number(n),
          shareOf(share),
          f.number(holders.within[place]!.n),
          shareOf(holders.within[place]!.share),
          ...people(place),
        ])}
      />
      <PopulationNote answer={answer} nameOf={nameOf} />
      <DataTable
        title={x.station}
        facts={facts}
        head={[x.station, x.nearest, x.nearestHolders]}
        rows={stations.map(({ id, nearest }, place) => [
          id,
          f.number(nearest),
          f.number(holders.stations[place]!.nearest),
        ])}
      />
      <DataTable
        title={x.byArea}
        facts={facts}
        head={[w.area, w.count, ...within.map(({ metres }) => far(metres))]}
        rows={byArea.map(({ area, whole, shares }) => [
          nameOf(area),
          f.number(whole),
          ...shares.map(shareOf),
        ])}
      />
      {population.computed && (
        <DataTable
          title={x.peopleByArea}
          facts={facts}
          head={[w.area, x.residents, x.figureOf, ...within.map(({ metres }) => far(metres))]}
          words={[0, 2]}
          rows={population.byArea.map(({ area, persons, day, series, shares }) => [
            nameOf(area),
            f.number(persons),
            x.figure(day, say(series)),
            ...shares.map((share) => percent(share)),
          ])}
        />
      )}
    </>
  );
}

/** Of when and of what kind the figures of people are, and what is not known. */
function PopulationNote(props: {
  readonly answer: ReachAnswer;
  readonly nameOf: (code: string) => string;
}): ReactNode {
  const { reach: x } = useAnalysisTexts();
  const { f, say } = useSpeech();
  const { population, schematic } = props.answer;
  if (!population.computed) {
    return (
      <p className="note">
        <b>{x.noPeople}</b> {say(explainNotComputed(population))}
      </p>
    );
  }
  const { byArea, unknown, whole } = population;
  const figures = new Set(byArea.map(({ day, series }) => x.figure(day, say(series))));
  return (
    <p className="note">
      {x.peopleNote(f.number(whole), f.list([...figures]))}
      {schematic && ` ${x.schematic}`}
      {unknown.length > 0 && ` ${x.unknown(f.list(unknown.map(props.nameOf)))}`}
    </p>
  );
}
