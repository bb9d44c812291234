import type { MatterOffer } from '@zca/domain/matters';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import './Offers.css';

/** Actions that have a digit of their own. */
const DIGITS = 9;

/** What can be done in a matter now; what cannot stays in its place, with the reason. */
export function Offers(props: {
  readonly offers: readonly MatterOffer[];
  readonly onChoose: (action: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { offers: words } = useMatterTexts();
  if (props.offers.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <>
      <ul className="offers">
        {props.offers.map((offer, index) => (
          <li key={offer.action}>
            <button
              type="button"
              className={index === 0 && offer.locked === null ? 'offer offer--first' : 'offer'}
              aria-disabled={offer.locked !== null}
              aria-keyshortcuts={index < DIGITS ? String(index + 1) : undefined}
              onClick={() => {
                if (offer.locked === null) props.onChoose(offer.action);
              }}
            >
              {offer.locked !== null && <Icon name="lock" />}
              <span className="offer__words">
                {say(offer.title)}
                {offer.locked !== null ? (
                  <span className="offer__note">
                    {words.locked}: {say(offer.locked)}
                  </span>
                ) : (
                  offer.hint !== null && <span className="offer__note">{say(offer.hint)}</span>
                )}
              </span>
              {index < DIGITS && <kbd aria-hidden="true">{index + 1}</kbd>}
            </button>
          </li>
        ))}
      </ul>
      <p className="note offers__note">{words.note}</p>
    </>
  );
}

/** The digits that choose offers, for `useKeys`. */
export function offerKeys(
  offers: readonly MatterOffer[],
  onChoose: (action: string) => void,
): Record<string, () => void> {
  return Object.fromEntries(
    offers
      .slice(0, DIGITS)
      .flatMap((offer, index) =>
        offer.locked === null ? [[String(index + 1), () => onChoose(offer.action)]] : [],
      ),
  );
}
