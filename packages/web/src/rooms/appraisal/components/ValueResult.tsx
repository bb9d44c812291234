import {
  isValue,
  resultOf,
  type RoyaltyInputs,
  type RoyaltyValue,
  VALUE_FAULT_WORDS,
  type ValueFault,
} from '@zca/domain/appraisal';
import { type ReactNode, useEffect, useState } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';
import { ScrollBox } from '../../../base/components/table/ScrollBox.tsx';
import { saveText } from '../../../base/files.ts';
import { figureId } from './ValueFigures.tsx';

/** A result in the one text that is hashed, and its SHA-256; null before they are there. */
export interface HashedResult {
  readonly text: string;
  readonly hash: string;
}

async function hashOf(inputs: RoyaltyInputs, value: RoyaltyValue): Promise<HashedResult> {
  const { canonicalJson, sha256, toHex } = await import('@zca/ledger');
  const text = canonicalJson(resultOf(inputs, value));
  return { text, hash: toHex(sha256.digest(new TextEncoder().encode(text))) };
}

/** The canonical text of a result and its hash, made in the page as the server makes them. */
export function useHashedResult(
  inputs: RoyaltyInputs,
  result: RoyaltyValue | readonly ValueFault[],
): HashedResult | null {
  const [hashed, setHashed] = useState<(HashedResult & { readonly of: object }) | null>(null);
  useEffect(() => {
    if (!isValue(result)) return undefined;
    let isLeft = false;
    void hashOf(inputs, result).then((made) => {
      if (!isLeft) setHashed({ ...made, of: result });
      return made;
    });
    return () => {
      isLeft = true;
    };
  }, [inputs, result]);
  // What belongs to the figures before is no hash of these.
  return hashed?.of === result ? hashed : null;
}

/** The value with its formula and its years, or what is missing for it. */
export function ValueResult(props: {
  readonly inputs: RoyaltyInputs;
  readonly result: RoyaltyValue | readonly ValueFault[];
  readonly hashed: HashedResult | null;
}): ReactNode {
  const { inputs, result, hashed } = props;
  const { f, say } = useSpeech();
  const w = useValueTexts();
  if (!isValue(result)) {
    return (
      <section className="value-result" aria-live="polite">
        <h2>{w.value}</h2>
        <p className="value-result__none">{w.none}</p>
        <h3>{w.missing}</h3>
        <ul className="value-result__faults">
          {result.map(({ code }) => (
            <li key={code}>{say(VALUE_FAULT_WORDS[code])}</li>
          ))}
        </ul>
      </section>
    );
  }
  const { life } = result;
  const money = (fen: number): string => f.number(fen / 1_000_000, 2);
  const years = (count: number): string => f.number(Math.round(count * 100) / 100, 2);
  return (
    <section className="value-result">
      <h2>{w.value}</h2>
      <p className="value-result__figure" aria-live="polite">
        <output>{money(result.value)}</output> <span>{w.unit}</span>
      </p>
      <p className="note">
        {w.lifeOf(years(life.legal), years(life.economic))} · {w.endedBy[life.endedBy]}
      </p>
      <h3>{w.formula}</h3>
      <Formula inputs={inputs} />
      <h3>{w.rows}</h3>
      <ScrollBox label={w.rows}>
        <table className="value-table">
          <thead>
            <tr>
              <th scope="col">{w.year}</th>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.rowRevenue}</th>
              <th scope="col">{w.rate}</th>
              <th scope="col">{w.royalty}</th>
              <th scope="col">{w.afterTax}</th>
              <th scope="col">{w.factor}</th>
              <th scope="col">{w.present}</th>
            </tr>
          </thead>
          <tbody>
            {result.rows.map((row) => (
              <tr key={row.year}>
                <th scope="row">
                  {f.number(row.year)}
                  {row.part < 1 && w.part(years(row.part))}
                </th>
                <td>{f.day(row.from)}</td>
                <td>{money(row.revenue)}</td>
                <td>{f.number(row.royaltyRate * 100, 2)}%</td>
                <td>{money(row.royalty)}</td>
                <td>{money(row.afterTax)}</td>
                <td>{f.number(row.factor, 4)}</td>
                <td>{money(row.present)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={7}>
                {w.total}
              </th>
              <td>{money(result.value)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
      <p className="note value-result__hash">
        {w.result} <code>{hashed?.hash ?? '…'}</code>
      </p>
      <p className="note">
        {w.resultNote}{' '}
        <button
          type="button"
          className="link-button"
          disabled={hashed === null}
          onClick={() =>
            hashed !== null &&
            saveText(`value-${inputs.baseDay}.json`, 'application/json', hashed.text)
          }
        >
          {w.download}
        </button>
      </p>
    </section>
  );
}

/** The formula with every figure of it; each leads to where it is entered. */
function Formula(props: { readonly inputs: RoyaltyInputs }): ReactNode {
  const { inputs } = props;
  const w = useValueTexts();
  const percent = (share: number): string => `${Math.round(share * 1e8) / 1e6}%`;
  const figure = (name: string, text: string): ReactNode => (
    <button
      type="button"
      className="value-formula__figure"
      aria-label={w.goTo(text)}
      onClick={() => document.getElementById(figureId(name))?.focus()}
    >
      {text}
    </button>
  );
  const isWhole = inputs.ownShare === 1;
  return (
    <p className="value-formula">
      Σ {figure('revenue', w.revenueWord)} × {figure('royaltyRate', percent(inputs.royaltyRate))}
      {inputs.royaltyDecline > 0 && (
        <>
          {' '}
          × (1 − {figure('royaltyDecline', percent(inputs.royaltyDecline))})<sup>{w.year} − 1</sup>
        </>
      )}
      {!isWhole && <> × {figure('ownShare', percent(inputs.ownShare))}</>} × (1 −{' '}
      {figure('taxRate', percent(inputs.taxRate))}) ÷ (1 +{' '}
      {figure('discountRate', percent(inputs.discountRate))})
      <sup> {inputs.convention === 'mid' ? w.midPower : w.endPower}</sup>
    </p>
  );
}
