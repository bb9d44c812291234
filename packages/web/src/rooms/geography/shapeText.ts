/** A shape that somebody has drawn: what the query language can say of it. Degrees, CGCS2000. */
export type Shape =
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[] }
  | {
      readonly kind: 'circle';
      readonly centre: readonly [number, number];
      readonly metres: number;
    };

/** The clause that a drawing has put at the end of a query. */
const DRAWN = /\s*\blocation:(?:polygon|circle|box)\([^)]*\)\s*$/;

/** A shape as the query language writes it, to about a metre. */
export function shapeClause(shape: Shape): string {
  if (shape.kind === 'circle') {
    const [longitude, latitude] = shape.centre.map((degrees) => degrees.toFixed(5));
    return `location:circle(${longitude},${latitude},${Math.round(shape.metres)})`;
  }
  const points = shape.points.map(([longitude, latitude]) => {
    return `${longitude.toFixed(5)} ${latitude.toFixed(5)}`;
  });
  return `location:polygon(${points.join(', ')})`;
}

/** A query with a shape in the place of the one drawn before. */
export function withShape(q: string, shape: Shape): string {
  return joined(withoutShape(q), shapeClause(shape));
}

/** A query without the shape that was drawn. */
export function withoutShape(q: string): string {
  const rest = q.replace(DRAWN, '');
  return rest === q ? q : unwrapped(rest);
}

export function hasShape(q: string): boolean {
  return DRAWN.test(q);
}

/** The shape drawn last; null where there is none, or where a box was written by hand. */
export function shapeOf(q: string): Shape | null {
  const clause = DRAWN.exec(q)?.[0].trim();
  if (clause === undefined) return null;
  const numbers = (clause.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (clause.startsWith('location:circle(') && numbers.length === 3) {
    const kilometres = /km\s*\)$/.test(clause);
    const [longitude, latitude, size] = numbers as [number, number, number];
    return {
      kind: 'circle',
      centre: [longitude, latitude],
      metres: kilometres ? size * 1000 : size,
    };
  }
  if (clause.startsWith('location:polygon(') && numbers.length >= 6) {
    const points = Array.from({ length: numbers.length >> 1 }, (_, i): [number, number] => [
      numbers[2 * i]!,
      numbers[2 * i + 1]!,
    ]);
    return { kind: 'polygon', points };
  }
  return null;
}

/** A query narrowed to years of filing. */
export function withYears(q: string, years: readonly [number, number] | null): string {
  return years === null ? q : joined(q, `filed:${years[0]}-${years[1]}`);
}

/** A query narrowed to the years of some periods, each as `2016-2020`. */
export function withPeriods(q: string, periods: readonly string[]): string {
  return joined(q, `(${periods.map((period) => `filed:${period}`).join(' OR ')})`);
}

/** A query narrowed to one value of a field. */
export function withValue(q: string, field: string, value: string): string {
  return joined(q, `${field}:"${value.replaceAll('"', '')}"`);
}

/** The word or, in both languages, or its sign. */
const OR = /\bor\b|\u6216|\|/i;

/** Both must hold, also where the first says "or". */
function joined(q: string, clause: string): string {
  const written = q.trim();
  if (written === '') return clause;
  const isAlternative = OR.test(written) && !/^\([^()]*\)$/.test(written);
  return `${isAlternative ? `(${written})` : written} ${clause}`;
}

function unwrapped(q: string): string {
  const written = q.trim();
  return /^\([^()]*\)$/.test(written) ? written.slice(1, -1) : written;
}
