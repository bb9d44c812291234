import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { cityQuery } from '../../../base/api/queries.ts';
import { useHomeTexts } from '../../../base/catalogue/home/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { LatestPublications, MakeUp } from '../components/HomeLists.tsx';
import { LoadingCity } from '../components/LoadingCity.tsx';
import { QueryBox } from '../components/QueryBox.tsx';
import { WardPlan } from '../components/WardPlan.tsx';
import { latestQuery } from '../queries.ts';
import './HomePage.css';

const ALL = 'all';

/** The first page: one box, examples, the nine industries, and what is new. */
export function HomePage(): ReactNode {
  const { f, say } = useSpeech();
  const h = useHomeTexts();
  const navigate = useNavigate();
  const [collection, setCollection] = useState(ALL);
  const { data: city, error, refetch } = useQuery(cityQuery);
  const { data: latest } = useQuery(latestQuery);
  useDocumentTitle(null);

  const collections = [
    { value: ALL, label: h.home.all },
    ...(city?.byCollection ?? [])
      .filter((each) => each.count > 0)
      .map((each) => ({ value: each.value, label: say(each.label) })),
  ];
  const include = collection === ALL ? {} : { include: [`collection:${collection}`] };
  const exampleNumber = latest?.rows[0]?.number;
  const exampleHolder = latest?.rows.find((row) => row.holders.length > 0)?.holders[0];
  return (
    <div className="home">
      <div className="home__top">
        <section className="home__search">
          <h1 className="home__title">{h.home.title}</h1>
          <p className="home__lead">
            {city === undefined
              ? h.home.leadPlain
              : h.home.lead(
                  city.count,
                  city.sources,
                  city.updatedAt === null ? null : f.instant(city.updatedAt),
                )}
          </p>
          {city !== undefined && city.loading !== null && (
            <LoadingCity share={city.loading} count={city.count} />
          )}
          <div className="home__collections" role="group" aria-label={h.home.collections}>
            {collections.map((each) => (
              <button
                key={each.value}
                type="button"
                aria-pressed={collection === each.value}
                onClick={() => setCollection(each.value)}
              >
                {each.label}
              </button>
            ))}
          </div>
          <QueryBox
            large
            value=""
            onSubmit={(q) =>
              void navigate({ to: '/search', search: { ...(q === '' ? {} : { q }), ...include } })
            }
          />
          <dl className="home__examples">
            <div>
              <dt>{h.home.examples}</dt>
              <dd>
                {h.home.exampleQueries.map((q) => (
                  <Link key={q} to="/search" search={{ q }}>
                    {q}
                  </Link>
                ))}
                {exampleNumber !== undefined && (
                  <Link to="/search" search={{ q: exampleNumber }}>
                    {exampleNumber}
                  </Link>
                )}
                {exampleHolder !== undefined && (
                  <Link to="/search" search={{ q: exampleHolder }}>
                    {exampleHolder}
                  </Link>
                )}
              </dd>
            </div>
            <div>
              <dt>{h.home.learn}</dt>
              <dd>
                <Link to="/help/query">{h.home.howToQuery}</Link>
                <Link to="/search">{h.home.everything}</Link>
                <Link to="/search" search={{ view: 'charts' }}>
                  {h.home.allCharts}
                </Link>
              </dd>
            </div>
          </dl>
          {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
        </section>
        <section className="home__plan" aria-label={h.wards.title}>
          {city !== undefined && <WardPlan figures={city} />}
        </section>
      </div>
      <div className="home__ways">
        {(
          [
            { icon: 'list', way: h.home.ways.valid, search: { include: ['statusGroup:valid'] } },
            { icon: 'chart', way: h.home.ways.charts, search: { view: 'charts' } },
            { icon: 'lock', way: h.home.ways.pledged, search: { include: ['overlay:pledged'] } },
            { icon: 'book', way: h.home.ways.open, search: { include: ['overlay:openLicensed'] } },
          ] as const
        ).map(({ icon, way, search }) => (
          <Link
            key={way.name}
            className="home__way"
            to="/search"
            search={'include' in search ? { include: [...search.include] } : search}
          >
            <Icon name={icon} size={22} />
            <span>
              <b>{way.name}</b>
              <span>{way.detail}</span>
            </span>
          </Link>
        ))}
      </div>
      {latest !== undefined && (
        <div className="home__lists">
          <LatestPublications rows={latest.rows} />
          <MakeUp answer={latest} />
        </div>
      )}
    </div>
  );
}
