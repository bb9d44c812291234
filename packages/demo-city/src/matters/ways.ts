import type { Course } from './course.ts';
import { officer } from './course.ts';
import type { Scenery } from './places.ts';

/** An office that has come to handle a matter, and its officers' role. */
export interface Handler {
  readonly county: string;
  readonly office: string;
  readonly role: 'district' | 'station';
}

/** Numbers of mobile telephones that are given to nobody: a prefix without an operator. */
export function phoneOf(course: Course): string {
  return `1400000${String(course.draws.below(10_000)).padStart(4, '0')}`;
}

/** From the intake unit to the office that handles the matter, which signs for it. */
export function dispatched(course: Course, scenery: Scenery, county: string): Handler {
  const { draws } = course;
  const { counties, stationsOf } = scenery;
  const wrong = draws.pick(counties).code;
  if (wrong !== county && draws.chance(0.06)) {
    course
      .later(0, 1, officer('city', null), 'dispatch', { handler: wrong })
      .later(0, 1, officer('district', wrong), 'returnToIntake', {
        returnReason: '经营者实际经营地不在本辖区',
      });
  }
  course.later(0, 1, officer('city', null), 'dispatch', {
    handler: county,
    dispatchNote: '请依法处理',
  });
  return signed(course, county, stationsOf.get(county) ?? []);
}

/** The district handles the matter itself, or sends it to one of its stations. */
function signed(course: Course, county: string, stations: readonly string[]): Handler {
  const { draws } = course;
  if (stations.length === 0 || draws.chance(0.4)) {
    course.later(0, 1, officer('district', county), 'sign');
    return { county, office: county, role: 'district' };
  }
  const office = draws.pick(stations);
  course
    .later(0, 1, officer('district', county), 'toStation', { handler: office })
    .later(0, 1, officer('station', office), 'sign');
  return { county, office, role: 'station' };
}
