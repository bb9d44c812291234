import type { SessionState } from '@zca/domain/identity';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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
import { openMattersQuery } from '../api/workQueries.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { useMatterTexts } from '../catalogue/matters/index.ts';
import { useProtectionTexts } from '../catalogue/protection/index.ts';
import { useWorkTexts } from '../catalogue/work/index.ts';
import { Icon } from '../components/Icon.tsx';
import { FaultNotice, InfoNotice } from '../components/Notice.tsx';
import { useKeys } from '../components/useKeys.ts';
import { landingOf, worksOnMatters } from '../session/landing.ts';
import { useOwnSession } from '../session/useOwnSession.ts';
import { zcaTheme } from '../theme/antd.ts';
import { Bell } from '../notices/Bell.tsx';
import { Brand } from './Brand.tsx';
import { DemonstrationStrip } from './DemonstrationStrip.tsx';
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

function SideItem(props: {
  readonly to:
    | '/desk'
    | '/desk/imports/new'
    | '/desk/awards'
    | '/desk/rules'
    | '/desk/rosters'
    | '/desk/parties'
    | '/desk/clues'
    | '/desk/law/parameters'
    | '/desk/law/calendar'
    | '/desk/deliveries'
    | '/desk/account'
    | '/desk/people'
    | '/desk/audit'
    | '/desk/staff'
    | '/desk/matters'
    | '/desk/matters/new'
    | '/desk/matters/calendar'
    | '/desk/matters/statistics'
    | '/desk/procedures'
    | '/desk/protection/line'
    | '/desk/protection/tickets'
    | '/desk/protection/metrics'
    | '/desk/cockpit'
    | '/desk/registers';
  readonly on: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link
      to={props.to}
      aria-current={props.on ? 'page' : undefined}
      activeOptions={{ exact: true }}
    >
      {props.children}
    </Link>
  );
}

/** The pages on which matters are worked on, for those who do. */
function MatterItems(props: { readonly path: string }): ReactNode {
  const { path } = props;
  const { frame } = useMatterTexts();
  const { f } = useSpeech();
  const { data } = useQuery(openMattersQuery);
  const own = ['new', 'calendar', 'statistics'].some((page) => path === `/desk/matters/${page}`);
  return (
    <>
      <h2>{frame.title}</h2>
      <SideItem to="/desk/matters" on={path.startsWith('/desk/matters') && !own}>
        {frame.queue}
        {data !== undefined && <span className="side-navigation__count">{f.number(data)}</span>}
      </SideItem>
      <SideItem to="/desk/matters/new" on={path === '/desk/matters/new'}>
        {frame.register}
      </SideItem>
      <SideItem to="/desk/matters/calendar" on={path === '/desk/matters/calendar'}>
        {frame.calendar}
      </SideItem>
      <SideItem to="/desk/matters/statistics" on={path === '/desk/matters/statistics'}>
        {frame.statistics}
      </SideItem>
      <SideItem to="/desk/procedures" on={path.startsWith('/desk/procedures')}>
        {frame.procedures}
      </SideItem>
    </>
  );
}

/** The desk of complaints and reports, for those who may. */
function ProtectionItems(props: {
  readonly path: string;
  readonly may: (action: string) => boolean;
}): ReactNode {
  const { path, may } = props;
  const { frame } = useProtectionTexts();
  if (!may('protection.metrics') && !may('tickets.import')) return null;
  return (
    <>
      <h2>{frame.title}</h2>
      {may('line.earlier') && (
        <SideItem to="/desk/protection/line" on={path === '/desk/protection/line'}>
          {frame.line}
        </SideItem>
      )}
      {may('tickets.import') && (
        <SideItem to="/desk/protection/tickets" on={path === '/desk/protection/tickets'}>
          {frame.tickets}
        </SideItem>
      )}
      {may('protection.metrics') && (
        <SideItem to="/desk/protection/metrics" on={path === '/desk/protection/metrics'}>
          {frame.metrics}
        </SideItem>
      )}
    </>
  );
}

/** The figures of the own area, for those who may see them before they are published. */
function IndicatorItems(props: {
  readonly path: string;
  readonly may: (action: string) => boolean;
}): ReactNode {
  const { path } = props;
  const { frame } = useWorkTexts();
  if (!props.may('indicators.live')) return null;
  return (
    <>
      <h2>{frame.indicators}</h2>
      <SideItem to="/desk/cockpit" on={path === '/desk/cockpit'}>
        {frame.cockpit}
      </SideItem>
      {props.may('indicators.enter') && (
        <SideItem to="/desk/registers" on={path.startsWith('/desk/registers')}>
          {frame.registers}
        </SideItem>
      )}
      <a href="/wall">{frame.wall}</a>
    </>
  );
}

function SideNavigation(props: {
  readonly actions: readonly string[];
  readonly isManager: boolean;
  readonly isStaff: boolean;
}): ReactNode {
  const { isStaff } = props;
  const w = useWorkTexts();
  const a = useAccountTexts();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const may = (action: string): boolean => props.actions.includes(action);
  return (
    <nav className="side-navigation" aria-label={w.frame.navigation}>
      {isStaff && <MatterItems path={path} />}
      <ProtectionItems path={path} may={may} />
      <IndicatorItems path={path} may={may} />
      <h2>{w.frame.data}</h2>
      {may('quarantine.read') && (
        <SideItem to="/desk" on={/^\/desk(\/imports\/\d.*)?\/?$/.test(path)}>
          {w.frame.imports}
        </SideItem>
      )}
      {may('records.import') && (
        <SideItem to="/desk/imports/new" on={path === '/desk/imports/new'}>
          {w.frame.newImport}
        </SideItem>
      )}
      {may('awards.read') && (
        <SideItem to="/desk/awards" on={path === '/desk/awards'}>
          {w.frame.awards}
        </SideItem>
      )}
      {may('rosters.read') && (
        <SideItem to="/desk/rosters" on={path === '/desk/rosters'}>
          {w.frame.rosters}
        </SideItem>
      )}
      {may('rules.read') && (
        <SideItem to="/desk/rules" on={path === '/desk/rules'}>
          {w.frame.rules}
        </SideItem>
      )}
      {may('parties.resolve') && (
        <SideItem to="/desk/parties" on={path === '/desk/parties'}>
          {w.frame.parties}
        </SideItem>
      )}
      {may('appraisal.clues') && (
        <SideItem to="/desk/clues" on={path.startsWith('/desk/clues')}>
          {w.frame.clues}
        </SideItem>
      )}
      <a href="/">{w.frame.publicSearch}</a>
      {may('law.read') && (
        <>
          <h2>{w.frame.law}</h2>
          <SideItem to="/desk/law/parameters" on={path === '/desk/law/parameters'}>
            {w.frame.parameters}
          </SideItem>
          <SideItem to="/desk/law/calendar" on={path === '/desk/law/calendar'}>
            {w.frame.calendar}
          </SideItem>
        </>
      )}
      {may('operation.read') && (
        <>
          <h2>{w.frame.operation}</h2>
          <SideItem to="/desk/deliveries" on={path === '/desk/deliveries'}>
            {w.frame.deliveries}
          </SideItem>
        </>
      )}
      <h2>{a.frame.organisation}</h2>
      {may('persons.read') && (
        <SideItem to="/desk/people" on={path === '/desk/people'}>
          {a.frame.people}
        </SideItem>
      )}
      {may('audit.read') && (
        <SideItem to="/desk/audit" on={path === '/desk/audit'}>
          {a.frame.audit}
        </SideItem>
      )}
      {props.isManager && (
        <SideItem to="/desk/staff" on={path === '/desk/staff'}>
          {a.frame.staff}
        </SideItem>
      )}
      <SideItem to="/desk/account" on={path === '/desk/account'}>
        {a.frame.account}
      </SideItem>
    </nav>
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
            actions={session.actions}
            isManager={person.grants.some(({ manager }) => manager === true)}
            isStaff={worksOnMatters(person.grants)}
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
