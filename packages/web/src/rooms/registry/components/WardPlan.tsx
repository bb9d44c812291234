import type { CityFigures } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHomeTexts } from '../../../base/catalogue/home/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { industryColour } from '../labels.ts';
import { BLOCKS, WARD_COLUMNS, WARD_ROWS, allotWards } from '../wards.ts';
import './WardPlan.css';

const CELL = 33;
const GAP = 4;
const STEP = CELL + GAP;
/** The street from the palace to the south gate is wider than the others. */
const STREET = 10;

const left = (column: number): number => column * STEP + (column >= WARD_COLUMNS / 2 ? STREET : 0);
const WIDTH = left(WARD_COLUMNS - 1) + CELL;
const HEIGHT = (WARD_ROWS - 1) * STEP + CELL;

/** The figures count granted inventions in force; so do the lists that they open. */
const VALID_INVENTIONS = ['type:inventionGrant', 'statusGroup:valid'];

/** The nine industries on the plan of the 108 wards, and as a table beside it. */
export function WardPlan(props: { readonly figures: CityFigures }): ReactNode {
  const { f, say } = useSpeech();
  const h = useHomeTexts();
  const { industries, validInventions, updatedAt } = props.figures;
  const wards = allotWards(industries.map((each) => each.count));
  return (
    <div className="ward-plan">
      <svg
        className="ward-plan__map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={h.wards.drawing}
      >
        {wards.map((ward) => {
          const industry = industries[ward.entry];
          if (industry === undefined) return null;
          return (
            <rect
              key={`${ward.column} ${ward.row}`}
              x={left(ward.column)}
              y={ward.row * STEP}
              width={CELL}
              height={CELL}
              fill={industryColour(industry.value)}
            >
              <title>{`${say(industry.label)} ${f.number(industry.count)}`}</title>
            </rect>
          );
        })}
        {BLOCKS.map((block) => {
          const x = left(block.column);
          const width = left(block.column + block.columns - 1) + CELL - x;
          const height = block.rows * STEP - GAP;
          const y = block.row * STEP;
          return (
            <g key={block.name}>
              <rect
                x={x + 0.5}
                y={y + 0.5}
                width={width - 1}
                height={height - 1}
                className={`ward-plan__block ward-plan__block--${block.name}`}
              />
              {block.name !== 'palace' && (
                <text
                  x={x + width / 2}
                  y={y + height / 2 + 4}
                  textAnchor="middle"
                  className="ward-plan__name"
                >
                  {h.wards[block.name]}
                </text>
              )}
              {block.name === 'palace' && (
                <>
                  <text
                    x={x + width / 2}
                    y={y + 58}
                    textAnchor="middle"
                    className="ward-plan__name"
                  >
                    {h.wards.validInventions}
                  </text>
                  <text
                    x={x + width / 2}
                    y={y + 90}
                    textAnchor="middle"
                    className="ward-plan__figure"
                  >
                    {f.number(validInventions)}
                  </text>
                  <text
                    x={x + width / 2}
                    y={y + 112}
                    textAnchor="middle"
                    className="ward-plan__name"
                  >
                    {updatedAt === null
                      ? h.wards.pieces(validInventions)
                      : h.wards.piecesOn(
                          validInventions,
                          f.instant(updatedAt).replace(/ \d\d:\d\d$/, ''),
                        )}
                  </text>
                </>
              )}
            </g>
          );
        })}
      </svg>
      <div className="ward-plan__table">
        <h2 id="nine-industries">{h.wards.title}</h2>
        <ul aria-labelledby="nine-industries">
          {industries.map((industry) => (
            <li key={industry.value}>
              <Link
                className="ward-plan__row"
                to="/search"
                search={{ include: [...VALID_INVENTIONS, `industry:${industry.value}`] }}
              >
                <span
                  className="ward-plan__key"
                  style={{ background: industryColour(industry.value) }}
                  aria-hidden="true"
                />
                <span>{say(industry.label)}</span>
                <span className="number">{f.number(industry.count)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p className="note">{h.wards.note}</p>
      </div>
    </div>
  );
}
