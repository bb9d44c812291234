import type { AreaView, EntriesReceipt, Entry, RegisterView } from '@zca/domain/indicators';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { LineReport } from '../../../base/components/LineReport.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import type { RegisterAddress } from '../address.ts';
import { EntrySheet } from '../components/EntrySheet.tsx';
import { EntryTable } from '../components/EntryTable.tsx';
import { FileSheet } from '../components/FileSheet.tsx';
import { Stale } from '../components/Stale.tsx';
import { WithdrawSheet } from '../components/WithdrawSheet.tsx';
import { registerQuery, registersQuery } from '../queries.ts';
import '../components/Choosers.css';
import './RegistersPages.css';

/** The entries of one register: reading, adding, uploading, withdrawing. */
export function RegisterPage(): ReactNode {
  const { key } = useParams({ from: '/desk/registers/$key' });
  const { say } = useSpeech();
  const x = useCockpitTexts();
  const { data, error, refetch } = useQuery(registersQuery);
  const register = data?.registers.find((each) => each.key === key);
  useDocumentTitle(register === undefined ? null : say(register.title));
  if (data === undefined) {
    return error === null ? (
      <Waiting skeleton="list" />
    ) : (
      <FaultNotice fault={error} again={() => void refetch()} />
    );
  }
  if (register === undefined) return <p className="desk-empty">{x.registers.none}</p>;
  return (
    <>
      {error !== null && <Stale again={() => void refetch()} />}
      <Whole register={register} areas={data.reach} enter={data.enter} />
    </>
  );
}

function Whole(props: {
  readonly register: RegisterView;
  readonly areas: readonly AreaView[];
  /** Codes of the areas for which entries may be made. */
  readonly enter: readonly string[];
}): ReactNode {
  const { register, areas, enter } = props;
  const address = useSearch({ from: '/desk/registers/$key' });
  const navigate = useNavigate();
  const { f, say } = useSpeech();
  const { register: x } = useCockpitTexts();
  const mayEnter = enter.length > 0;
  const fieldTitle = (field: string): string => {
    const column = register.columns.find(({ name }) => name === field);
    return column === undefined ? field : say(column.title);
  };
  const [receipt, setReceipt] = useState<EntriesReceipt | null>(null);
  const [leaving, setLeaving] = useState<Entry | null>(null);
  const go = ({ area = '', do: act }: RegisterAddress): void =>
    void navigate({
      to: '/desk/registers/$key',
      params: { key: register.key },
      search: { ...(area === '' ? {} : { area }), ...(act === undefined ? {} : { do: act }) },
      resetScroll: false,
    });
  const close = (): void => go({ area: address.area ?? '' });
  const received = (made: EntriesReceipt): void => {
    setReceipt(made);
    close();
  };
  return (
    <>
      <div className="work-title">
        <h1>{say(register.title)}</h1>
        <Link to="/desk/registers">{x.all}</Link>
        {mayEnter && (
          <div className="work-title__acts">
            <button
              type="button"
              className="button button--primary"
              onClick={() => go({ ...address, do: 'add' })}
            >
              {x.add}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => go({ ...address, do: 'upload' })}
            >
              {x.upload}
            </button>
          </div>
        )}
      </div>
      <p className="work-lead">{say(register.line)}</p>
      {receipt !== null && (
        <LineReport
          sentence={x.receipt.sentence(
            f.number(receipt.taken, 0),
            f.number(receipt.known, 0),
            f.number(receipt.refused.length, 0),
          )}
          lines={receipt.refused.map(({ line, field, words }) => ({
            line,
            field: fieldTitle(field),
            words: say(words),
          }))}
          onClose={() => setReceipt(null)}
        />
      )}
      <div className="work-tools">
        <label className="chooser">
          <span>{x.area}</span>
          <select value={address.area ?? ''} onChange={(event) => go({ area: event.target.value })}>
            <option value="">{x.everywhere}</option>
            {areas.map(({ code, name }) => (
              <option key={code} value={code}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Entries
        register={register}
        areas={areas}
        area={address.area}
        {...(mayEnter ? { onWithdraw: setLeaving } : {})}
      />
      {mayEnter && address.do === 'add' && (
        <EntrySheet
          register={register}
          areas={areas.filter(({ code }) => enter.includes(code))}
          area={address.area}
          onReceipt={received}
          onClose={close}
        />
      )}
      {mayEnter && address.do === 'upload' && (
        <FileSheet register={register} onReceipt={received} onClose={close} />
      )}
      {leaving !== null && <WithdrawSheet entry={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function Entries(props: {
  readonly register: RegisterView;
  readonly areas: readonly AreaView[];
  readonly area: string | undefined;
  readonly onWithdraw?: (entry: Entry) => void;
}): ReactNode {
  const { register, area } = props;
  const { f } = useSpeech();
  const { register: x } = useCockpitTexts();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    registerQuery(register.key, area),
  );
  if (data === undefined) {
    return error === null ? (
      <Waiting skeleton="list" />
    ) : (
      <FaultNotice fault={error} again={() => void refetch()} />
    );
  }
  const entries = data.pages.flatMap((page) => page.entries);
  const count = data.pages[0]?.count ?? 0;
  if (count === 0) {
    return <p className="desk-empty">{area === undefined ? x.none : x.noneHere}</p>;
  }
  return (
    <>
      {error !== null && <Stale again={() => void refetch()} />}
      <EntryTable {...props} entries={entries} />
      <p className="registers__foot">
        {x.shown(f.number(entries.length, 0), f.number(count, 0))}{' '}
        {hasNextPage && (
          <button
            type="button"
            className="link-button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {x.more}
          </button>
        )}
      </p>
    </>
  );
}
