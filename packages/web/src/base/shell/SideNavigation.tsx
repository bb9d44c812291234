import { Link, useMatch, useRouterState } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useAccountTexts } from '../catalogue/account/index.ts';
import { useMatterTexts } from '../catalogue/matters/index.ts';
import { useProtectionTexts } from '../catalogue/protection/index.ts';
import { useWorkTexts } from '../catalogue/desk/index.ts';
import { WORK_SECTIONS, type WorkAsker, type WorkItem, type WorkSection } from './workItems.ts';

/** Every page of work that the asker may open, in the sections and the order in which rooms give them. */
export function SideNavigation(props: { readonly asker: WorkAsker }): ReactNode {
  const { asker } = props;
  const { frame } = useWorkTexts();
  const titles = useSectionTitles();
  const items = useMatch({ from: '/desk', select: ({ staticData }) => staticData.workItems ?? [] });
  const shown = Map.groupBy(
    items.filter(({ isShown }) => isShown(asker)),
    ({ section }) => section,
  );
  return (
    <nav className="side-navigation" aria-label={frame.navigation}>
      {WORK_SECTIONS.map((section) => {
        const found = shown.get(section);
        return found === undefined ? null : (
          <Fragment key={section}>
            <h2>{titles[section]}</h2>
            {found.map((item) => (
              <SideItem key={item.to} item={item} />
            ))}
          </Fragment>
        );
      })}
    </nav>
  );
}

function useSectionTitles(): Readonly<Record<WorkSection, string>> {
  const { frame } = useWorkTexts();
  return {
    matters: useMatterTexts().frame.title,
    protection: useProtectionTexts().frame.title,
    indicators: frame.indicators,
    data: frame.data,
    law: frame.law,
    operation: frame.operation,
    organisation: useAccountTexts().frame.organisation,
  };
}

function SideItem(props: { readonly item: WorkItem }): ReactNode {
  const { to, isOutside, isAt, Label } = props.item;
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // A whole page load: the public pages have a stricter content security policy.
  if (isOutside === true) {
    return (
      <a href={to}>
        <Label />
      </a>
    );
  }
  const isOn = isAt === undefined ? path === to : isAt(path);
  return (
    <Link
      ref={isOn ? intoView : null}
      to={to}
      aria-current={isOn ? 'page' : undefined}
      activeOptions={{ exact: true }}
    >
      <Label />
    </Link>
  );
}

/** On a phone the items are a strip, in which the present one may lie far to the right. */
function intoView(item: HTMLElement | null): void {
  const strip = item?.parentElement;
  if (item == null || strip == null) return;
  strip.scrollLeft = item.offsetLeft - (strip.clientWidth - item.offsetWidth) / 2;
}
