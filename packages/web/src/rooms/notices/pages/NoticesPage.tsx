import type { NoticeView } from '@zca/domain/notices';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useLetterTexts } from '../../../base/catalogue/letters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { noticesQuery } from '../../../base/notices/queries.ts';
import { Preferences } from '../components/Preferences.tsx';
import './NoticesPage.css';

/** One's own notices, and how they reach one outside the platform. */
export function NoticesPage(): ReactNode {
  const { notices: n } = useLetterTexts();
  useDocumentTitle(n.title);
  const { data: session } = useQuery(sessionQuery);
  const isStranger = session !== undefined && session.person === null;
  useEffect(() => {
    if (isStranger) globalThis.location.replace('/sign-in?back=%2Fnotices');
  }, [isStranger]);
  return (
    <article className="plain-page notices">
      <h1>{n.title}</h1>
      {session === undefined || isStranger ? (
        <Waiting skeleton="list" />
      ) : (
        <>
          <NoticeList />
          <Preferences />
        </>
      )}
    </article>
  );
}

function NoticeList(): ReactNode {
  const { notices: n } = useLetterTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(noticesQuery);
  // What is known of notices is told anew after every write (`makeQueryClient`).
  const readOne = useMutation({
    mutationFn: (id: number) => send('POST', `/notices/${id}/read`),
  });
  const readAll = useMutation({
    mutationFn: (upTo: number) => send('POST', '/notices/read', { upTo }),
  });
  if (data === undefined) {
    return error === null ? (
      <Waiting skeleton="list" />
    ) : (
      <FaultNotice fault={error} again={() => void refetch()} />
    );
  }
  const notices = data.pages.flatMap((page) => page.notices);
  const [latest] = notices;
  const unread = data.pages[0]?.unread ?? 0;
  return (
    <section aria-label={n.title}>
      {readOne.error !== null && <FaultNotice fault={readOne.error} />}
      {readAll.error !== null && <FaultNotice fault={readAll.error} />}
      {latest === undefined && <p className="note">{n.empty}</p>}
      {latest !== undefined && (
        <p className="notices__acts">
          <button
            type="button"
            className="button button--small"
            disabled={unread === 0}
            onClick={() => readAll.mutate(latest.id)}
          >
            {n.markAll}
          </button>
        </p>
      )}
      <ol className="notices__list">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} read={readOne.mutateAsync} />
        ))}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {n.earlier}
        </button>
      )}
    </section>
  );
}

function NoticeLine(props: {
  readonly notice: NoticeView;
  readonly read: (id: number) => Promise<unknown>;
}): ReactNode {
  const { f, say } = useSpeech();
  const { notices: n } = useLetterTexts();
  const { id, title, text, link, at, readAt } = props.notice;
  const isUnread = readAt === null;
  const open = async (address: string) => {
    // Not being marked must not keep anybody from the page.
    if (isUnread) await props.read(id).catch(() => undefined);
    globalThis.location.assign(address);
  };
  return (
    <li className={isUnread ? 'notice-line notice-line--unread' : 'notice-line'}>
      <p className="notice-line__head">
        <span>{say(title)}</span>
        <time dateTime={at}>{f.instant(at)}</time>
        {isUnread && <span className="notice-line__mark">{n.unread}</span>}
      </p>
      <p className="notice-line__text">
        {link === null ? (
          say(text)
        ) : (
          // A whole page load: the link may lead to a working page.
          <a
            href={link}
            onClick={(event) => {
              if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              void open(link);
            }}
          >
            {say(text)}
          </a>
        )}
      </p>
      {isUnread && (
        <button
          type="button"
          className="link-button"
          aria-label={n.markNamed(say(text))}
          onClick={() => void props.read(id).catch(() => undefined)}
        >
          {n.markOne}
        </button>
      )}
    </li>
  );
}
