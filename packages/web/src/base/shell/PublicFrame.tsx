import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../catalogue/index.tsx';
import { isLargeType, setLargeType } from '../theme/device.ts';
import { Brand } from './Brand.tsx';
import { DemonstrationStrip } from './DemonstrationStrip.tsx';
import { SessionDoor } from '../session/SessionDoor.tsx';
import { useArrival } from './useArrival.ts';
import './Frame.css';

/** The frame of the pages that anyone may read: white, in plain HTML and CSS. */
export function PublicFrame(props: { readonly children?: ReactNode }): ReactNode {
  const { t, language, setLanguage } = useSpeech();
  const [large, setLarge] = useState(isLargeType);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useArrival();
  const searching = path === '/' || path === '/search' || path.startsWith('/r/');
  const filing = path.startsWith('/services') || path.startsWith('/track');
  return (
    <div className="public-frame">
      <a className="skip-link" href="#main">
        {t.shell.skip}
      </a>
      <DemonstrationStrip />
      <header className="page-head">
        <Link className="brand" to="/" title={t.brand.home}>
          <Brand size={30} claim />
        </Link>
        <nav className="page-nav" aria-label={t.shell.navigation}>
          <Link
            to="/search"
            aria-current={searching ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t.shell.search}
          </Link>
          <Link
            to="/map"
            aria-current={path.startsWith('/map') ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t.shell.map}
          </Link>
          <Link
            to="/indicators"
            aria-current={path.startsWith('/indicators') ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t.shell.indicators}
          </Link>
          <Link to="/services" aria-current={filing ? 'page' : undefined}>
            {t.shell.services}
          </Link>
          <Link
            to="/parties"
            aria-current={path.startsWith('/parties') ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t.shell.parties}
          </Link>
          <Link to="/numbers" aria-current={path.startsWith('/numbers') ? 'page' : undefined}>
            {t.shell.numbers}
          </Link>
          <Link to="/open-data" aria-current={path === '/open-data' ? 'page' : undefined}>
            {t.shell.openData}
          </Link>
          <Link
            to="/help/query"
            aria-current={path === '/help/query' ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t.shell.queryHelp}
          </Link>
        </nav>
        <div className="page-tools">
          <button
            type="button"
            aria-pressed={large}
            onClick={() => {
              setLargeType(!large);
              setLarge(!large);
            }}
          >
            {t.shell.largeType}
          </button>
          <button
            type="button"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {t.shell.otherLanguage}
          </button>
          <SessionDoor />
        </div>
      </header>
      <main id="main" className="public-frame__main" tabIndex={-1} ref={main}>
        {props.children ?? <Outlet />}
      </main>
      <footer className="page-foot">
        <span>{t.shell.version(__ZCA_VERSION__)}</span>
        <span>{t.shell.licence}</span>
        <Link to="/indicators">{t.shell.indicators}</Link>
        <Link to="/services">{t.shell.services}</Link>
        <Link to="/track">{t.shell.track}</Link>
        <Link to="/numbers">{t.shell.numbers}</Link>
        <Link to="/open-data">{t.shell.openData}</Link>
        <Link to="/build">{t.shell.build}</Link>
        <Link to="/searches">{t.shell.ownSearches}</Link>
        <Link to="/help/query">{t.shell.queryHelp}</Link>
        <Link to="/papers">{t.shell.verify}</Link>
        <Link to="/verify">{t.shell.verifyProof}</Link>
        <a href="/desk">{t.shell.work}</a>
      </footer>
    </div>
  );
}
