import type { GeographicalIndication, Patent, Right, Trademark } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useFieldLabels } from '../../useFieldLabels.ts';

type Fact = readonly [name: string, value: string | undefined];

/** Dates and numbers of a right as its sources state them. */
export function Facts(props: { readonly record: Right }): ReactNode {
  const { t } = useSpeech();
  const { record } = props;
  const ofPatent = usePatentFacts();
  const isAbroad = record.collection !== 'patent' && (record.country ?? 'CN') !== 'CN';
  const ofMark = useMarkFacts(isAbroad);
  const ofIndication = useIndicationFacts(isAbroad);
  const factsOf = (): readonly Fact[] => {
    switch (record.collection) {
      case 'patent':
        return ofPatent(record);
      case 'trademark':
        return ofMark(record);
      default:
        return ofIndication(record);
    }
  };
  return (
    <section className="side__block">
      <h2>{t.side.facts}</h2>
      <dl className="side__facts">
        {factsOf().map(
          ([name, value]) =>
            value !== undefined && (
              <div key={`${name} ${value}`} className="side__fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function useDay(): (day: string | undefined) => string | undefined {
  const { f } = useSpeech();
  return (day) => (day === undefined ? undefined : f.day(day));
}

/** CN 201610123456.7 2016-11-23, each priority a fact. */
function usePriorities(): (record: Patent | Trademark) => readonly Fact[] {
  const { t } = useSpeech();
  const day = useDay();
  return (record) =>
    (record.priorities ?? []).map((one) => [
      t.recordFields.priorities,
      [one.country, one.number, day(one.day)].filter(Boolean).join(' '),
    ]);
}

function usePatentFacts(): (record: Patent) => readonly Fact[] {
  const { t, f } = useSpeech();
  const day = useDay();
  const priorities = usePriorities();
  return (record) => [
    [t.recordFields.filingDay, day(record.filingDay)],
    ...record.publications.map(
      (one): Fact => [
        t.side.publication(one.kind),
        f.list([one.number, ...(one.day === undefined ? [] : [f.day(one.day)])]),
      ],
    ),
    [t.recordFields.grantDay, day(record.grantDay)],
    ...priorities(record),
    [t.recordFields.internationalApplication, record.internationalApplication],
    [
      t.recordFields.feePaidThroughYear,
      record.feePaidThroughYear === undefined
        ? undefined
        : t.side.paidThrough(record.feePaidThroughYear),
    ],
  ];
}

function useMarkFacts(isForeign: boolean): (record: Trademark) => readonly Fact[] {
  const { t, say } = useSpeech();
  const day = useDay();
  const priorities = usePriorities();
  const labels = useFieldLabels(isForeign);
  return (record) => [
    [
      t.side.office,
      record.country === undefined ? undefined : say(labels.value('country', record.country)),
    ],
    [
      t.recordFields.applicationNumber,
      record.registrationNumber === undefined ? undefined : record.number,
    ],
    [t.side.officeRegistration, record.registrationNumber],
    [t.recordFields.filingDay, day(record.filingDay)],
    [t.side.markKind, t.markKinds[record.kind]],
    [t.side.signType, record.signType === undefined ? undefined : t.signTypes[record.signType]],
    [t.recordFields.preliminaryDay, day(record.preliminaryDay)],
    [t.recordFields.publicationDay, day(record.publicationDay)],
    [t.recordFields.registrationDay, day(record.registrationDay)],
    [t.recordFields.termEndDay, day(record.termEndDay)],
    ...priorities(record),
    [t.recordFields.madrid, record.madrid],
    [
      t.recordFields.geographicalIndication,
      record.geographicalIndication === true ? t.side.yes : undefined,
    ],
  ];
}

function useIndicationFacts(
  isForeign: boolean,
): (record: GeographicalIndication) => readonly Fact[] {
  const { t, f, say } = useSpeech();
  const day = useDay();
  const labels = useFieldLabels(isForeign);
  return (record) => [
    [t.recordFields.basis, t.indicationBases[record.basis]],
    [
      t.side.office,
      record.country === 'CN' ? undefined : say(labels.value('country', record.country)),
    ],
    [t.recordFields.category, record.category],
    [t.side.fileNumber, record.number],
    [t.side.officeRegistration, record.registrationNumber],
    [t.recordFields.announcement, record.announcement],
    [t.recordFields.standard, record.standard],
    [t.recordFields.filingDay, day(record.filingDay)],
    [t.recordFields.publicationDay, day(record.publicationDay)],
    [t.side.protectedFrom, day(record.registrationDay)],
    [t.recordFields.termEndDay, day(record.termEndDay)],
    ...(record.names ?? []).map((name): Fact => [t.nameForms[name.form], name.text]),
    [
      t.recordFields.niceClasses,
      record.niceClasses && f.list(record.niceClasses.map((nice) => String(nice).padStart(2, '0'))),
    ],
  ];
}
