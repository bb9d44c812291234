import { EXCLUDED_MATTERS, splitSubmission } from '@zca/domain/protection';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { ORDER } from '../call.ts';
import './WhichPage.css';

/** The first step of a citizen: complaint, report, or something that goes another way (art. 44). */
export function WhichPage(): ReactNode {
  const { entry: w } = useProtectionTexts();
  const { say } = useSpeech();
  useDocumentTitle(w.title);
  const ways = [
    { procedure: 'complaint', title: w.complaint, note: w.complaintNote },
    { procedure: 'report', title: w.report, note: w.reportNote },
    { procedure: 'complaint', title: w.both, note: w.bothNote },
    { procedure: 'report', title: w.holder, note: w.holderNote },
  ];
  return (
    <article className="plain-page which">
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      {ways.map((way) => (
        <section key={way.title}>
          <h2>{way.title}</h2>
          <p>{way.note}</p>
          <p>
            <Link
              className="button"
              to="/services/$procedure"
              params={{ procedure: way.procedure }}
              aria-label={w.goTo(way.title)}
            >
              {w.go}
            </Link>
          </p>
        </section>
      ))}
      <section>
        <h2>{w.other}</h2>
        <p>{w.otherNote}</p>
        <dl>
          {EXCLUDED_MATTERS.map(({ value, title }) => (
            <div key={value}>
              <dt>
                <b>{say(title)}</b>
              </dt>
              <dd>{say(routeOf(value))}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p>
        <Link to="/track">{w.track}</Link>
      </p>
    </article>
  );
}

function routeOf(matter: (typeof EXCLUDED_MATTERS)[number]['value']) {
  const facts = { asksForSolution: false, reportsViolation: false, asRightHolder: false };
  const split = splitSubmission({ ...facts, infringesPatent: false, excluded: [matter] }, ORDER);
  const part = split.ok ? split.split.parts[0] : undefined;
  return part?.kind === 'misrouted' ? part.route : { zh: '', en: '' };
}
