import type { ShownValue } from '@zca/domain/matters';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { revealValues } from '../queries.ts';

/** Values of a matter. What points at a person is masked until it is asked for, which is recorded. */
export function Values(props: {
  readonly id: string;
  readonly values: readonly ShownValue[];
}): ReactNode {
  const { values: words } = useMatterTexts();
  const { say } = useSpeech();
  const [clear, setClear] = useState<Readonly<Record<string, unknown>>>({});
  const reveal = useMutation({
    mutationFn: (fields: readonly string[]) => revealValues(props.id, fields),
    onSuccess: ({ values }) => setClear((now) => ({ ...now, ...values })),
  });
  const masked = props.values.filter((value) => value.mayReveal && !(value.field in clear));
  if (props.values.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <>
      {reveal.error !== null && <FaultNotice fault={reveal.error} />}
      <dl className="values">
        {props.values.map((value) => {
          const shown = clear[value.field];
          return (
            <div key={value.field} className="values__line">
              <dt>{say(value.title)}</dt>
              <dd>
                {shown === undefined ? (
                  <span className={value.erased ? 'quiet' : undefined}>{say(value.text)}</span>
                ) : (
                  <b>{typeof shown === 'string' ? shown : JSON.stringify(shown)}</b>
                )}
                {value.mayReveal && shown === undefined && (
                  <button
                    type="button"
                    className="link-button values__reveal"
                    disabled={reveal.isPending}
                    onClick={() => reveal.mutate([value.field])}
                  >
                    {words.reveal}
                  </button>
                )}
                {shown !== undefined && (
                  <span className="note values__reveal" role="status">
                    {words.revealed}{' '}
                    <button
                      type="button"
                      className="link-button"
                      onClick={() =>
                        setClear((now) =>
                          Object.fromEntries(
                            Object.entries(now).filter(([field]) => field !== value.field),
                          ),
                        )
                      }
                    >
                      {words.hide}
                    </button>
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {masked.length > 1 && (
        <p>
          <button
            type="button"
            className="link-button"
            disabled={reveal.isPending}
            onClick={() => reveal.mutate(masked.map((value) => value.field))}
          >
            {words.revealAll}
          </button>
        </p>
      )}
    </>
  );
}
