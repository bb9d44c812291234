import type { Entry, IndicatorDetail } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Glyph } from '../../../base/components/Glyph.tsx';
import { useFigures } from '../useFigures.ts';

/** What is counted and by which version, what the plan leaves open, and the other ways to count. */
export function Definition(props: { readonly detail: IndicatorDetail }): ReactNode {
  const { detail } = props;
  const { definition, measured } = detail;
  const { f, say } = useSpeech();
  const x = useIndicatorTexts();
  const d = x.definition;
  const { figure, reason } = useFigures();
  const { decimals, effectiveFrom, effectiveTo } = definition;
  const [first] = definition.methods;
  const facts: readonly (readonly [string, string])[] = [
    ...(first === undefined ? [] : [[d.counts, say(first.statement)] as const]),
    [d.kind, x.kinds[definition.kind]],
    ...(measured.numerator === null || measured.denominator === null
      ? []
      : [
          [
            d.parts,
            d.partsOf(f.number(measured.numerator), f.number(measured.denominator)),
          ] as const,
        ]),
    [
      x.head.version,
      `${x.head.versionOf(definition.version)}, ${
        effectiveTo === null
          ? d.sinceOf(f.day(effectiveFrom))
          : d.spanOf(f.day(effectiveFrom), f.day(effectiveTo))
      }`,
    ],
    [d.owner, say(definition.owner)],
    [d.sources, f.statements(definition.sources.map(say))],
  ];
  return (
    <section aria-label={d.title}>
      <h2>{d.title}</h2>
      <dl className="indicator-definition">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {detail.inputs.map((entry) => (
          <div key={entry.id}>
            <dt>{d.inputs}</dt>
            <dd>
              <Input entry={entry} />
            </dd>
          </div>
        ))}
      </dl>
      {definition.notes.length > 0 && (
        <div className="indicator-notes">
          <h3>{d.notes}</h3>
          <ul>
            {definition.notes.map((note) => (
              <li key={note.zh}>{say(note)}</li>
            ))}
          </ul>
        </div>
      )}
      {definition.unverified.length > 0 && (
        <div className="indicator-notes indicator-notes--warned">
          <h3>
            <span className="standing standing--behind">
              <Glyph shape="triangle" />
              {d.unverified}
            </span>{' '}
            <small>{d.unverifiedNote}</small>
          </h3>
          <ul>
            {definition.unverified.map((note) => (
              <li key={note.zh}>{say(note)}</li>
            ))}
          </ul>
        </div>
      )}
      {detail.alternatives.length > 0 && (
        <div className="indicator-notes">
          <h3>
            {d.alternatives} <small>{d.alternativesNote}</small>
          </h3>
          <dl className="indicator-definition">
            {detail.alternatives.map(({ method, measured: other }) => {
              const known = definition.methods.find(({ id }) => id === method);
              return (
                <div key={method}>
                  <dt>{known === undefined ? method : say(known.title)}</dt>
                  <dd>
                    <b>
                      {other.value === null
                        ? x.none
                        : x.valueOf(figure(other.value, decimals), say(definition.unit))}
                    </b>{' '}
                    {other.value === null && (
                      <span className="figure__reason">{reason(other)}</span>
                    )}
                    {known !== undefined && <p className="note">{say(known.statement)}</p>}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      )}
    </section>
  );
}

/** A registered figure that went into the value, and on what it rests. */
function Input(props: { readonly entry: Entry }): ReactNode {
  const { entry } = props;
  const { f } = useSpeech();
  const { definition: d } = useIndicatorTexts();
  const { evidence } = entry;
  const amount =
    entry.quantity === undefined
      ? entry.amountFen === undefined
        ? ''
        : f.yuan(entry.amountFen)
      : f.number(entry.quantity);
  return (
    <>
      {entry.subject} {amount} {f.day(entry.from)}
      <span className="note">
        {' '}
        {d.evidence(evidence.title, evidence.number)}
        {evidence.file !== undefined && evidence.line !== undefined && (
          <> {d.fileLine(evidence.file, f.number(evidence.line))}</>
        )}
      </span>
    </>
  );
}
