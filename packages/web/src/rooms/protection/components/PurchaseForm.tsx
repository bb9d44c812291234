import { type ReactNode, useId } from 'react';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';

/** What the officer has learnt of a purchase, as the advice is asked with it. */
export type Purchase = Readonly<
  Partial<Record<'quantity' | 'usualQuantity' | 'purchaseShown', string>>
>;

/** Asks for the advice anew with what is known of the purchase; none of it is kept. */
export function PurchaseForm(props: {
  readonly purchase: Purchase;
  readonly onAsk: (purchase: Purchase) => void;
}): ReactNode {
  const { advice: w } = useProtectionTexts();
  const id = useId();
  const number = (name: 'quantity' | 'usualQuantity', label: string): ReactNode => (
    <label className="advice__field">
      <span>{label}</span>
      <input
        name={name}
        type="number"
        min="0.01"
        step="any"
        inputMode="decimal"
        defaultValue={props.purchase[name]}
      />
    </label>
  );
  return (
    <details className="advice__purchase">
      <summary>{w.purchase}</summary>
      <form
        aria-describedby={id}
        onSubmit={(event) => {
          event.preventDefault();
          const entered = [...new FormData(event.currentTarget)].filter(
            ([, value]) => value !== '',
          );
          props.onAsk(Object.fromEntries(entered));
        }}
      >
        {number('quantity', w.quantity)}
        {number('usualQuantity', w.usualQuantity)}
        <label className="advice__field">
          <span>{w.purchaseShown}</span>
          <select name="purchaseShown" defaultValue={props.purchase.purchaseShown}>
            <option value="">{w.notExamined}</option>
            <option value="yes">{w.shown}</option>
            <option value="no">{w.notShown}</option>
          </select>
        </label>
        <button type="submit" className="button button--small">
          {w.askAgain}
        </button>
        <p className="note" id={id}>
          {w.purchaseNote}
        </p>
      </form>
    </details>
  );
}
