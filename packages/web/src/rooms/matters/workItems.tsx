import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { openMattersQuery } from '../../base/api/workQueries.ts';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../base/catalogue/matters/index.ts';
import type { WorkAsker, WorkItem } from '../../base/shell/workItems.ts';

const isStaff = (asker: WorkAsker): boolean => asker.isStaff;
/** Pages below the address of the queue that are not the queue. */
const OTHERS = ['new', 'calendar', 'statistics'].map((page) => `/desk/matters/${page}`);

/** The pages on which matters are worked on, for those who do. */
export const MATTER_ITEMS: readonly WorkItem[] = [
  {
    section: 'matters',
    to: '/desk/matters',
    Label: Queue,
    isShown: isStaff,
    isAt: (path) => path.startsWith('/desk/matters') && !OTHERS.includes(path),
  },
  {
    section: 'matters',
    to: '/desk/matters/new',
    Label: () => useMatterTexts().frame.register,
    isShown: isStaff,
  },
  {
    section: 'matters',
    to: '/desk/matters/calendar',
    Label: () => useMatterTexts().frame.calendar,
    isShown: isStaff,
  },
  {
    section: 'matters',
    to: '/desk/matters/statistics',
    Label: () => useMatterTexts().frame.statistics,
    isShown: isStaff,
  },
  {
    section: 'matters',
    to: '/desk/procedures',
    Label: () => useMatterTexts().frame.procedures,
    isShown: isStaff,
    isAt: (path) => path.startsWith('/desk/procedures'),
  },
];

/** The queue, with how many matters of it are open. */
function Queue(): ReactNode {
  const { frame } = useMatterTexts();
  const { f } = useSpeech();
  const { data } = useQuery(openMattersQuery);
  return (
    <>
      {frame.queue}
      {data !== undefined && <span className="side-navigation__count">{f.number(data)}</span>}
    </>
  );
}
