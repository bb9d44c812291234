import type { SessionState } from '@zca/domain/identity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { send } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { useAccountTexts } from '../catalogue/account/index.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { useWorkTexts } from '../catalogue/desk/index.ts';
import { Icon } from '../components/Icon.tsx';
import { FaultNotice, InfoNotice } from '../components/Notice.tsx';
import { useKeys } from '../components/useKeys.ts';
import { landingOf, worksOnMatters } from '../session/landing.ts';
import { useOwnSession } from '../session/useOwnSession.ts';
import { zcaTheme } from '../theme/antd.ts';
import { Bell } from '../notices/Bell.tsx';
import { Brand } from './Brand.tsx';
import { DemonstrationStrip } from './DemonstrationStrip.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import { useArrival } from './useArrival.ts';
import './Frame.css';
import './WorkFrame.css';

function GlobalBox(): ReactNode {
  const w = useWorkTexts();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.focus() });
  return (
    // A whole page load: the public pages have a stricter content security policy.
    <form className="global-box" role="search" action="/search" method="get">
      <Icon name="search" />
      <input ref={input} name="q" aria-label={w.frame.search} placeholder={w.frame.search} />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

/** The page of the address; at the bare desk, imports stand only for those who may see them. */
function Page(props: { readonly session: SessionState }): ReactNode {
  const isBare = useRouterState({
    select: ({ location }) => /^\/desk\/?$/.test(location.pathname),
  });
  if (!isBare || props.session.actions.includes('quarantine.read')) return <Outlet />;
  return <Navigate to={landingOf(props.session)} replace />;
}

/** Tells of the last sign-in of the same account elsewhere, until it is known. */
function SignInsElsewhere(props: {
  readonly signIns: SessionState['signInsElsewhere'];
}): ReactNode {
  const { f } = useSpeech();
  const a = useAccountTexts();
  const client = useQueryClient();
  const told = useMutation({
    mutationFn: () => send('POST', '/account/sign-ins/told'),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const [last] = props.signIns;
  if (last === undefined) return null;
  const { device, address, at } = last;
  return (
    <InfoNotice warning>
      <p>
        {a.frame.elsewhere(device ?? a.unknownDevice, address ?? a.unknownAddress, f.instant(at))}
      </p>
      <p className="notice__ways">
        <button type="button" className="link-button" onClick={() => told.mutate()}>
          {a.frame.known}
        </button>
        <Link to="/desk/account">{a.frame.notMe}</Link>
      </p>
    </InfoNotice>
  );
}

/** The frame of the working pages, for people who are signed in. It alone loads Ant Design. */
export function WorkFrame(): ReactNode {
  const { t, language, setLanguage } = useSpeech();
  const w = useWorkTexts();
  const { session, error, refetch } = useOwnSession();
  const main = useArrival();
  const signOut = useMutation({
    mutationFn: () => send('DELETE', '/session'),
    // The page is left at once, and what it remembers with it; clearing that here would ask who is
    // signed in, and send the one who has just left to sign in.
    onSuccess: () => globalThis.location.assign('/'),
  });
  if (session === null) {
    return error === null ? (
      <p className="work-opening">{w.frame.opening}</p>
    ) : (
      <FaultNotice fault={error} again={refetch} />
    );
  }
  const { person } = session;
  return (
    <ConfigProvider
      theme={zcaTheme}
      locale={language === 'zh' ? zhCN : enGB}
      button={{ autoInsertSpace: false }}
    >
      <App className="work-frame">
        <a className="skip-link" href="#main">
          {t.shell.skip}
        </a>
        <DemonstrationStrip />
        <header className="work-head">
          <a className="brand" href="/" title={t.brand.home}>
            <Brand size={24} />
          </a>
          <GlobalBox />
          <div className="work-head__tools">
            <button type="button" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
              {t.shell.otherLanguage}
            </button>
            <Bell />
            <Link className="work-head__person" to="/desk/account">
              <Icon name="person" />
              {person.displayName}
            </Link>
            <button type="button" onClick={() => signOut.mutate()}>
              {w.frame.signOut}
            </button>
          </div>
        </header>
        <div className="work-body">
          <SideNavigation
            asker={{
              may: (action) => session.actions.includes(action),
              isStaff: worksOnMatters(person.grants),
              isManager: person.grants.some(({ manager }) => manager === true),
            }}
          />
          <main id="main" className="work-main" tabIndex={-1} ref={main}>
            <SignInsElsewhere signIns={session.signInsElsewhere} />
            <Page session={session} />
          </main>
        </div>
      </App>
    </ConfigProvider>
  );
}
