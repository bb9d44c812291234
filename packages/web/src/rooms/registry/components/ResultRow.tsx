import type { RightSummary, SearchAnswer } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { monthsBetween } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { ChooseBox } from '../compare/ChosenBar.tsx';
import { Marked } from './Marked.tsx';
import { OverlayMarks, StatusMark } from './StatusMark.tsx';

/** What is left of a right in force, or when it ended or would end. */
function RestOfTerm(props: { readonly row: RightSummary; readonly today: string }): ReactNode {
  const { t, f } = useSpeech();
  const { group, expiryDay } = props.row.status;
  if (expiryDay === null) return null;
  if (group === 'valid') {
    const months = monthsBetween(props.today, expiryDay);
    return t.record.left(months === 0 ? f.day(expiryDay) : f.months(months), months > 0);
  }
  return group === 'invalid' && expiryDay <= props.today
    ? t.record.endedOn(f.day(expiryDay))
    : null;
}

type FamilyMembers = NonNullable<SearchAnswer['families']>['members'][string];

/** The other members of a family, opened when they are wanted. */
function FamilyOfRow(props: { readonly family: FamilyMembers }): ReactNode {
  const { t, f, say } = useSpeech();
  const { count, records } = props.family;
  return (
    <details className="result__family">
      <summary>{t.families.others(count)}</summary>
      <ul>
        {records.map((record) => (
          <li key={record.key}>
            <Link to="/r/$key" params={{ key: record.key }}>
              <span className="mono">{record.number}</span>{' '}
              {record.title.length === 0 ? t.record.untitled : <Marked text={record.title} />}
            </Link>{' '}
            <span className="quiet">{say(record.typeLabel)}</span>{' '}
            <StatusMark status={record.status} />
          </li>
        ))}
      </ul>
      {records.length < count && (
        <p className="note">{t.families.more(f.number(count - records.length))}</p>
      )}
    </details>
  );
}

/** One record in the list: two lines in five columns, on a phone two to three lines of facts. */
export function ResultRow(props: {
  readonly row: RightSummary;
  readonly today: string;
  /** The past day that is asked, which the record then shows too. */
  readonly asOf: string | null;
  /** Other members of its family that were found, where one line is shown for all. */
  readonly family: FamilyMembers | null;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { row } = props;
  const [first, ...others] = row.holders;
  const titleText = row.title.map((run) => run.text).join('') || t.record.untitled;
  return (
    <li className="result">
      <div className="result__what" lang="zh-CN">
        <h3 className="result__title">
          <ChooseBox recordKey={row.key} title={titleText} />
          <Link
            to="/r/$key"
            params={{ key: row.key }}
            search={props.asOf === null ? {} : { asOf: props.asOf }}
            data-result
          >
            {row.title.length === 0 ? t.record.untitled : <Marked text={row.title} />}
          </Link>
        </h3>
        <p className="result__passage">
          <Marked text={row.passage} />
        </p>
        {props.family !== null && <FamilyOfRow family={props.family} />}
      </div>
      <div className="result__cell result__holder">
        <span title={f.list(row.holders)}>
          {first ?? t.record.noHolder}
          {others.length > 0 && ` ${t.record.andOthers(row.holders.length)}`}
        </span>
        <span className="quiet">{row.district === null ? '' : say(row.district)}</span>
      </div>
      <div className="result__cell result__number">
        <span className="mono">{row.number}</span>
        <span className="quiet">
          {row.filingDay === null ? t.record.noDay : f.day(row.filingDay)}
        </span>
      </div>
      <div className="result__cell result__type">
        <span>{say(row.typeLabel)}</span>
        <span className="quiet">{row.classification ?? ''}</span>
      </div>
      <div className="result__cell result__status">
        <span className="result__marks">
          <StatusMark status={row.status} />
          <OverlayMarks overlays={row.status.overlays} />
        </span>
        <span className="quiet">
          <RestOfTerm row={row} today={props.today} />
        </span>
      </div>
    </li>
  );
}
