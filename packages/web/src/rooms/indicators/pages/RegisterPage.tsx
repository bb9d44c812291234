import type { AreaView, EntriesReceipt, Entry, RegisterView } from '@zca/domain/indicators';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import type { RegisterAddress } from '../address.ts';
import { EntrySheet } from '../components/EntrySheet.tsx';
import { EntryTable } from '../components/EntryTable.tsx';
import { FileSheet } from '../components/FileSheet.tsx';
import { Receipt } from '../components/Receipt.tsx';
import { WithdrawSheet } from '../components/WithdrawSheet.tsx';
import { boardQuery, registerQuery, registersQuery } from '../queries.ts';
import '../components/Choosers.css';
import './RegistersPages.css';

/** The entries of one register: reading, adding, uploading, withdrawing. */
export function RegisterPage(): ReactNode {
  const { key } = useParams({ from: '/desk/registers/$key' });
  const { say } = useSpeech();
  const x = useCockpitTexts();
  const { data, error, refetch } = useQuery(registersQuery);
  // The board knows which areas are within reach.
  const { data: board } = useQuery(boardQuery({}));
  const register = data?.registers.find((each) => each.key === key);
  useDocumentTitle(register === undefined ? null : say(register.title));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="list" />;
  if (register === undefined) return <p className="desk-empty">{x.registers.none}</p>;
  return <Whole register={register} areas={board?.reach ?? []} />;
}

function Whole(props: {
  readonly register: RegisterView;
  readonly areas: readonly AreaView[];
}): ReactNode {
  const { register, areas } = props;
  const address = useSearch({ from: '/desk/registers/$key' });
  const navigate = useNavigate();
  const { say } = useSpeech();
  const { register: x } = useCockpitTexts();
  const { data: session } = useQuery(sessionQuery);
  const mayEnter = session?.actions.includes('indicators.enter') === true;
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
      {receipt !== null && <Receipt receipt={receipt} onClose={() => setReceipt(null)} />}
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
          areas={areas}
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
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="list" />;
  const entries = data.pages.flatMap((page) => page.entries);
  const count = data.pages[0]?.count ?? 0;
  if (count === 0) {
    return <p className="desk-empty">{area === undefined ? x.none : x.noneHere}</p>;
  }
  return (
    <>
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
