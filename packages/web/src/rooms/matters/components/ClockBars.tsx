import type { MatterClock } from '@zca/domain/matters';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { daysBetween } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { MarkOfConfidence } from '../../../base/components/MarkOfConfidence.tsx';
import { textWidth } from '../../../base/components/textWidth.ts';
import { useWidth } from '../../../base/components/useWidth.ts';
import { clockChart } from '../clockLanes.ts';
import type { Lane } from '../clockLanes.ts';
import { limitOf } from '../limit.ts';
import { LimitMark, useLimitWords } from './LimitMark.tsx';
import './ClockBars.css';

const LANE = 46;
const BAR = 15;
/** Least and most room for the names of the clocks, and the size of their type. */
const NAMES = { least: 108, most: 240, type: 13 };
/** Above this width the names stand beside the bars. */
const BESIDE = 560;
/** Half the room that the word for today takes on the axis, and the room of a day there. */
const TODAY = 20;
const DAY = 36;
/** Room for the words after the last bar. */
const WORDS = 150;
/** Most characters after a bar. */
const MOST_BESIDE = 14;

/** Time limits as bars over one calendar, and how each was computed. */
export function ClockBars(props: {
  readonly clocks: readonly MatterClock[];
  readonly today: string;
}): ReactNode {
  const { clocks, today } = props;
  const { clocks: words } = useMatterTexts();
  const [how, setHow] = useState(false);
  const id = useId();
  const limitWords = useLimitWords();
  if (clocks.length === 0) return <p className="quiet">{words.none}</p>;
  // Beside a bar there is room for a few words; longer ones stand above the drawing.
  const isLong = clocks.some((clock) => limitWords(limitOf(clock)).length > MOST_BESIDE);
  // What has ended needs no last day any more.
  const waiting = clocks.find(
    ({ status, missingYear }) =>
      missingYear !== null && (status === 'running' || status === 'paused'),
  );
  return (
    <section className="clocks" aria-labelledby={`${id}-title`}>
      <div className="clocks__head">
        <h2 id={`${id}-title`}>{words.title}</h2>
        <ul className={isLong ? 'clocks__words' : 'seen-by-readers'}>
          {clocks.map((clock) => (
            <ClockWords key={clock.id} clock={clock} />
          ))}
        </ul>
        <button
          type="button"
          className="link-button"
          aria-expanded={how}
          aria-controls={`${id}-how`}
          onClick={() => setHow(!how)}
        >
          {how ? words.hide : words.how}
        </button>
      </div>
      <Drawing clocks={clocks} today={today} />
      {waiting !== undefined && (
        <p className="clocks__unknown">{words.unknown(String(waiting.missingYear))}</p>
      )}
      <div id={`${id}-how`} hidden={!how}>
        {clocks.map((clock) => (
          <HowComputed key={clock.id} clock={clock} today={today} />
        ))}
      </div>
    </section>
  );
}

function ClockWords(props: { readonly clock: MatterClock }): ReactNode {
  const { say } = useSpeech();
  return (
    <li>
      {say(props.clock.title)} <LimitMark limit={limitOf(props.clock)} />
    </li>
  );
}

const COLOURS = {
  early: 'var(--qing)',
  half: '#9a6a00',
  late: 'var(--zhe)',
  over: 'var(--zhu)',
  done: 'var(--lv)',
  doneLate: 'var(--zhu)',
  paused: 'var(--ink-3)',
  dotted: 'var(--ink-3)',
  none: 'var(--ink-3)',
} as const;

function Drawing(props: {
  readonly clocks: readonly MatterClock[];
  readonly today: string;
}): ReactNode {
  const { f, say } = useSpeech();
  const { clocks: words } = useMatterTexts();
  const { clock: units } = useServiceTexts();
  const limitWords = useLimitWords();
  const [box, width] = useWidth<HTMLDivElement>();
  const pattern = useId();
  const { lanes, ticks, today } = clockChart(props.clocks, props.today);
  const isWide = width >= BESIDE;
  const names = props.clocks.map(({ title }) => textWidth(say(title), NAMES.type) + 14);
  const left = isWide ? Math.min(NAMES.most, Math.max(NAMES.least, ...names)) : 0;
  const lane = isWide ? LANE : LANE + 18;
  const span = Math.max(40, width - left - (isWide ? WORDS : 8));
  const x = (share: number): number => left + share * span;
  const height = lanes.length * lane + 26;
  const yOf = (index: number): number => index * lane + (isWide ? 4 : 24);
  const todayAt = Math.max(TODAY, Math.min(x(today), left + span - TODAY));
  const shortDay = (day: string): string =>
    day.slice(0, 4) === props.today.slice(0, 4) ? day.slice(5) : day;
  return (
    <div ref={box} className="clocks__drawing">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={words.drawing}>
          <defs>
            <pattern
              id={pattern}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path d="M0 0h6v6H0z" fill="#fff" />
              <path d="M0 0v6" stroke="#56636a" strokeWidth="1.6" />
            </pattern>
          </defs>
          {lanes.map((one, index) => (
            <Bar
              key={one.clock.id}
              lane={one}
              y={yOf(index)}
              x={x}
              colour={COLOURS[limitOf(one.clock).face]}
              pattern={pattern}
            />
          ))}
          <path d={`M${x(today)} 0V${height - 20}`} stroke="var(--ink)" strokeWidth="1.5" />
          {lanes.map((one, index) => {
            const face = limitOf(one.clock).face;
            const y = yOf(index);
            const end = one.over?.to ?? one.end ?? one.used.to;
            const afterText = limitWords(limitOf(one.clock));
            return (
              <g key={`${one.clock.id} words`}>
                <text x={0} y={isWide ? y + 12 : y - 6} className="clocks__name">
                  {say(one.clock.title)}
                  {!isWide && ` · ${units.length(one.clock.count, one.clock.unit)} · ${afterText}`}
                </text>
                {isWide && (
                  <text x={0} y={y + 28} className="clocks__note">
                    {units.length(one.clock.count, one.clock.unit)}
                  </text>
                )}
                {isWide && (
                  <text x={x(end) + 8} y={y + 12} className="clocks__after" fill={COLOURS[face]}>
                    {one.clock.dueDay === null ? '' : `${shortDay(one.clock.dueDay)}  `}
                    {afterText.length > MOST_BESIDE ? '' : afterText}
                  </text>
                )}
              </g>
            );
          })}
          <path d={`M${left} ${height - 20}H${left + span}`} stroke="var(--ctl)" />
          {ticks.map((tick) => (
            <g key={tick.day}>
              <path d={`M${x(tick.at)} ${height - 20}v4`} stroke="var(--ctl)" />
              {(x(tick.at) + DAY < todayAt - TODAY || x(tick.at) > todayAt + TODAY) && (
                <text x={x(tick.at)} y={height - 4} className="clocks__note" textAnchor="start">
                  {shortDay(tick.day)}
                </text>
              )}
            </g>
          ))}
          <g transform={`translate(${todayAt} ${height - 19})`}>
            <path d={`M${-TODAY} 0h${2 * TODAY}v17h${-2 * TODAY}z`} fill="var(--ink)" />
            <text x="0" y="12.500" fill="#fff" textAnchor="middle" className="clocks__today">
              {words.today}
            </text>
          </g>
          <title>{`${words.today} ${f.day(props.today)}`}</title>
        </svg>
      )}
    </div>
  );
}

function Bar(props: {
  readonly lane: Lane;
  readonly y: number;
  readonly x: (share: number) => number;
  readonly colour: string;
  readonly pattern: string;
}): ReactNode {
  const { lane, y, x, colour } = props;
  const rect = (from: number, to: number): string => `M${x(from)} ${y}H${x(to)}v${BAR}H${x(from)}z`;
  return (
    <>
      {lane.left !== null && (
        <path d={rect(lane.left.from, lane.left.to)} fill="#fff" stroke={colour} />
      )}
      <path d={rect(lane.used.from, lane.used.to)} fill={colour} />
      {lane.over !== null && (
        <path d={rect(lane.over.from, lane.over.to)} fill="var(--zhu)" fillOpacity="0.35" />
      )}
      {lane.spans.map((span) => (
        <path
          key={span.from}
          d={rect(span.from, span.to)}
          fill={`url(#${props.pattern})`}
          stroke="var(--ink-3)"
        />
      ))}
      {lane.rawEnd !== null && (
        <path
          d={`M${x(lane.rawEnd)} ${y - 3}v${BAR + 6}`}
          stroke="var(--ink)"
          strokeDasharray="2 2"
        />
      )}
      {lane.end !== null && (
        <path d={`M${x(lane.end)} ${y - 4}v${BAR + 8}`} stroke="var(--ink)" strokeWidth="2.500" />
      )}
    </>
  );
}

/** The law, the start, what did not count, and the roll: enough to count it by hand. */
function HowComputed(props: { readonly clock: MatterClock; readonly today: string }): ReactNode {
  const { clock } = props;
  const { f, say } = useSpeech();
  const { clocks: words } = useMatterTexts();
  const { clock: units } = useServiceTexts();
  return (
    <dl className="clocks__how">
      <dt>
        <b>{say(clock.title)}</b>
      </dt>
      <dd>
        {clock.kind === 'statutory' ? words.statutory : words.service} ·{' '}
        {units.length(clock.count, clock.unit)} ·{' '}
        {clock.waitsFor === 'office' ? words.waitsOffice : words.waitsParty}
      </dd>
      <dt>{words.basis}</dt>
      <dd>
        {words.source(clock.law.sourceTitle, clock.law.documentNumber)} {clock.law.article}
        {'; '}
        {words.inForce(f.day(clock.law.effectiveFrom))} <MarkOfConfidence mark={clock.law.mark} />
      </dd>
      <dt>{words.start}</dt>
      <dd>{words.startDay(f.day(clock.startDay))}</dd>
      <dt>{words.spans}</dt>
      <dd>
        {clock.spans.length === 0
          ? words.noSpans
          : f.statements(
              clock.spans.map((span) =>
                span.to === null
                  ? words.spanOpen(f.day(span.from))
                  : `${words.span(f.day(span.from), f.day(span.to))} (${words.spanDays(daysBetween(span.from, span.to))})`,
              ),
            )}
      </dd>
      {clock.extensions > 0 && (
        <>
          <dt>{words.extensions}</dt>
          <dd>{words.extended(clock.extensions)}</dd>
        </>
      )}
      <dt>{words.last}</dt>
      <dd>
        {clock.missingYear !== null ? (
          <>
            {words.unknown(String(clock.missingYear))}{' '}
            {clock.rawDueDay !== null && words.unknownRaw(f.day(clock.rawDueDay))}
          </>
        ) : clock.dueDay === null ? (
          units.paused
        ) : clock.rawDueDay !== null && clock.rawDueDay !== clock.dueDay ? (
          words.rolled(f.day(clock.rawDueDay), f.day(clock.dueDay))
        ) : (
          f.day(clock.dueDay)
        )}
      </dd>
    </dl>
  );
}
