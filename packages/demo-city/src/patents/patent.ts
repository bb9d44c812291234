import { type Patent, type Publication, patentKey } from '@zca/domain/registry';
import { type EpochDay, dayText } from '../base/days.ts';
import {
  applicationNumber,
  grantKindCode,
  publicationBase,
  type TypeDigit,
} from '../base/numbers.ts';
import { Draws, hash3, PURPOSE, WeightedChoice } from '../base/random.ts';
import { internationalShare } from '../calibration.ts';
import { agencyOf } from '../people/agencies.ts';
import type { HolderDirectory } from '../people/holders.ts';
import { writeDesign } from '../text/designs.ts';
import { DESIGN_TOPICS } from '../text/designWords.ts';
import { nearDuplicate } from '../text/nearDuplicate.ts';
import { writePatentText } from '../text/patentText.ts';
import { TOPICS } from '../text/topics/index.ts';
import type { Place, Timeline } from '../timeline.ts';
import type { AbnormalGroups, GroupMember } from './abnormal.ts';
import { foreignNumber, foreignSide } from './foreign.ts';
import { sortEvents } from './happenings.ts';
import { ipcMarks } from './ipcMarks.ts';
import { livePatent, NATIONAL_PHASE_KNOWN_AFTER } from './life.ts';
import { applicantsOf, inventorsOf, leadApplicant } from './parties.ts';
import type { TopicTable } from './topicTable.ts';

/** What every patent of a city is made from. */
export interface PatentContext {
  readonly seed: number;
  readonly today: EpochDay;
  readonly timeline: Timeline;
  readonly directory: HolderDirectory;
  readonly topics: TopicTable;
  readonly groups: AbnormalGroups;
}

const KIND_DIGIT = { invention: 1, utilityModel: 2, design: 3 } as const;
type PatentSection = keyof typeof KIND_DIGIT;

/** Share of inventions and utility models that are planted near-duplicates. */
const PLANTED_SHARE = 0.0036;
const DECLASSIFIED_SHARE = 0.0005;
const DESIGN_CHOICE = new WeightedChoice(DESIGN_TOPICS.map((topic) => topic.weight));

const draws = new Draws();
const other = new Draws();

/**
 * The rank of the patent whose text a planted near-duplicate follows, or null for an ordinary one.
 * The original lies at most 40 ranks before and is not planted itself.
 */
export function originalOf(
  { seed, timeline, groups }: Pick<PatentContext, 'seed' | 'timeline' | 'groups'>,
  section: PatentSection,
  rank: number,
): number | null {
  const member = groups.at(section, rank);
  if (member !== null) return member.isCopy ? member.first : null;
  if (section === 'design' || !isPlanted(seed, timeline, section, rank)) return null;
  const step = 1 + (hash3(seed, timeline.position(section, rank), PURPOSE.plantedChange) % 40);
  const original = rank - step;
  if (original < 0 || isPlanted(seed, timeline, section, original)) return null;
  return groups.at(section, original) === null ? original : null;
}

function isPlanted(
  seed: number,
  timeline: Timeline,
  section: PatentSection,
  rank: number,
): boolean {
  return (
    hash3(seed, timeline.position(section, rank), PURPOSE.planted) < PLANTED_SHARE * 4294967296
  );
}

/** The record of a patent at a place of the timeline. */
export function makePatent(context: PatentContext, place: Place): Patent {
  const section = place.section as PatentSection;
  return section === 'design' ? makeDesign(context, place) : makeTechnical(context, place, section);
}

function makeTechnical(
  context: PatentContext,
  place: Place,
  section: 'invention' | 'utilityModel',
): Patent {
  const { seed, timeline, directory, today } = context;
  const position = timeline.position(section, place.rank);
  const member = context.groups.at(section, place.rank);
  const original = originalOf(context, section, place.rank);
  const textPlace = original === null ? place : timeline.place(section, original);
  const textPosition = timeline.position(section, textPlace.rank);
  const topicIndex = context.topics.topicOf(section, textPlace.rank, textPlace.year);
  const topic = TOPICS[topicIndex]!;

  draws.restart(seed, textPosition, PURPOSE.text);
  let text = writePatentText(draws, topicIndex, section);
  draws.restart(seed, position, PURPOSE.parties);
  const keepsApplicant = original !== null && draws.chance(0.75);
  if (original !== null) text = nearDuplicate(text, draws);
  if (keepsApplicant) draws.restart(seed, textPosition, PURPOSE.parties);
  const lead = member?.lead ?? leadApplicant(section, topic.sector, directory, draws);
  const applicants =
    member === null
      ? applicantsOf(lead, topic.sector, directory, draws)
      : [context.groups.partyIn(member, directory.party(lead))];

  draws.restart(seed, position, PURPOSE.classes);
  const isChosen =
    section === 'invention' &&
    place.filing < today - NATIONAL_PHASE_KNOWN_AFTER &&
    draws.chance(internationalShare(place.year));
  // What follows another record, or stands in a group, is a plain filing.
  const isNationalPhase = isChosen && member === null && original === null;
  const ipc = ipcMarks(topic.ipc, place.year, draws);
  const isComputed = section === 'invention';
  const claimCount = Math.max(
    1,
    Math.round((draws.unit() + draws.unit()) * (isComputed ? 8.2 : 6.4)),
  );

  draws.restart(seed, position, PURPOSE.life);
  const life = livePatent(
    place,
    isNationalPhase,
    applicants[0]!.name,
    topic.sector,
    today,
    directory,
    draws,
  );

  const base = publicationBase(KIND_DIGIT[section], place.rank);
  const publications: Publication[] = [];
  if (life.published !== null)
    publications.push({ number: `${base}A`, kind: 'A', day: dayText(life.published) });
  if (life.granted !== null) {
    const kind = grantKindCode(KIND_DIGIT[section], life.granted);
    publications.push({ number: base + kind, kind, day: dayText(life.granted) });
  }
  if (life.cutDay !== null) {
    const kind = section === 'invention' ? 'C1' : 'Y1';
    publications.push({ number: base + kind, kind, day: dayText(life.cutDay) });
  }
  const type: TypeDigit = section === 'utilityModel' ? 2 : isNationalPhase ? 8 : 1;
  const number = applicationNumber(place.filing, type, place.rank);
  const patent: Patent = {
    key: patentKey(number),
    collection: 'patent',
    kind: section,
    country: 'CN',
    applicationNumber: number,
    title: text.title,
    abstract: text.abstract,
    claimCount,
    applicants,
    inventors: [],
    filingDay: dayText(place.filing),
    publications,
    ipc,
    events: life.events,
    registerAsOf: dayText(today),
    secrecy: 'OPEN',
    synthetic: true,
  };
  if (text.firstClaim !== null) patent.firstClaim = text.firstClaim;
  if (isNationalPhase) patent.pct = true;
  finish(
    context,
    patent,
    place,
    position,
    lead,
    life.granted,
    life.paidThroughYear,
    life.newHolder,
    member,
  );
  if (life.adjustmentDays > 0) patent.termAdjustmentDays = life.adjustmentDays;

  other.restart(seed, position, PURPOSE.family);
  Object.assign(patent, foreignSide(section, isNationalPhase, place, today, other));
  if (life.granted !== null) {
    other.restart(seed, position, PURPOSE.citations);
    const citations = citationsOf(context, section, topicIndex, place, other);
    if (citations.length > 0) patent.citations = citations;
  }
  if (section === 'invention' && life.granted !== null)
    declassify(patent, position, seed, life.granted);
  return patent;
}

function makeDesign(context: PatentContext, place: Place): Patent {
  const { seed, timeline, directory, today } = context;
  const position = timeline.position('design', place.rank);
  const member = context.groups.at('design', place.rank);
  const textPosition = timeline.position('design', member?.first ?? place.rank);
  draws.restart(seed, textPosition, PURPOSE.text);
  const topic = DESIGN_CHOICE.draw(draws);
  const written = writeDesign(draws, topic);
  const { locarno } = written;
  const { title, brief } = member === null ? written : numbered(written, member.place);
  draws.restart(seed, position, PURPOSE.parties);
  const { sector } = DESIGN_TOPICS[topic]!;
  const lead = member?.lead ?? leadApplicant('design', sector, directory, draws);
  const applicants =
    member === null ? applicantsOf(lead, sector, directory, draws) : [directory.party(lead)];
  draws.restart(seed, position, PURPOSE.life);
  const life = livePatent(place, false, applicants[0]!.name, sector, today, directory, draws);
  const kind = grantKindCode(3, life.granted!);
  const number = applicationNumber(place.filing, 3, place.rank);
  const patent: Patent = {
    key: patentKey(number),
    collection: 'patent',
    kind: 'design',
    country: 'CN',
    applicationNumber: number,
    title,
    abstract: brief,
    applicants,
    inventors: [],
    filingDay: dayText(place.filing),
    publications: [
      { number: publicationBase(3, place.rank) + kind, kind, day: dayText(life.granted!) },
    ],
    ipc: [],
    locarno,
    events: life.events,
    registerAsOf: dayText(today),
    secrecy: 'OPEN',
    synthetic: true,
  };
  finish(
    context,
    patent,
    place,
    position,
    lead,
    life.granted,
    life.paidThroughYear,
    life.newHolder,
    member,
  );
  return patent;
}

/** A design of a series: the title of the first with a number of its own. */
function numbered(
  { title, brief }: { readonly title: string; readonly brief: string },
  place: number,
): { title: string; brief: string } {
  const own = `${title.replace(/（[^）]*）$/u, '')}（${place + 1}号）`;
  return { title: own, brief: brief.replaceAll(title, own) };
}

/** What all kinds share: people, agency, grant, fees and present holder. */
function finish(
  context: PatentContext,
  patent: Patent,
  place: Place,
  position: number,
  lead: number,
  granted: EpochDay | null,
  paidThroughYear: number | null,
  newHolder: number | null,
  member: GroupMember | null,
): void {
  const { seed, directory } = context;
  // The members of a group have their agency in common, and those of one firm their inventors.
  const key = member === null ? position : context.timeline.position(place.section, member.first);
  if (granted !== null) patent.grantDay = dayText(granted);
  if (paidThroughYear !== null) patent.feePaidThroughYear = paidThroughYear;
  if (newHolder !== null) patent.holders = [directory.party(newHolder)];
  draws.restart(seed, key, PURPOSE.inventors);
  patent.inventors = inventorsOf(seed, lead, patent.applicants[0]!, directory, place.year, draws);
  draws.restart(seed, key, PURPOSE.agency);
  if (draws.chance(patent.applicants[0]!.type === 'person' ? 0.62 : 0.88)) {
    patent.agency = agencyOf(draws, other, seed, place.year);
  }
}

/** Documents cited in examination: earlier records of the same topic, and foreign ones. */
function citationsOf(
  context: PatentContext,
  section: 'invention' | 'utilityModel',
  topic: number,
  place: Place,
  stream: Draws,
): NonNullable<Patent['citations']> {
  const citations: NonNullable<Patent['citations']> = [];
  const count =
    section === 'invention' ? stream.between(1, 7) : stream.chance(0.18) ? stream.between(1, 3) : 0;
  for (let i = 0; i < count; i++) {
    const by = stream.chance(0.82) ? 'examiner' : 'applicant';
    const category = stream.pick(['A', 'A', 'A', 'Y', 'X', 'A']);
    const own = stream.chance(0.78);
    let number: string | null = null;
    if (own && place.rank > 60) {
      const rank = context.topics.earlier(section, topic, place.rank - 50, stream);
      if (rank !== null) {
        const cited = context.timeline.place(section, rank);
        // A utility model is announced within a year; before that it cannot be cited.
        if (section === 'invention') number = `${publicationBase(1, rank)}A`;
        else if (cited.filing + 366 < place.filing) number = grantedNumber(rank, cited.filing);
      }
    } else {
      const year = Math.max(1995, place.year - stream.between(2, 9));
      number = foreignNumber(stream.pick(['US', 'US', 'EP', 'JP', 'WO', 'KR']), year, stream);
    }
    if (number !== null && !citations.some((known) => known.number === number)) {
      citations.push({ number, by, ...(by === 'examiner' ? { category } : {}) });
    }
  }
  return citations.sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** Without kind code where the year of grant could lie on either side of the change of 2010. */
function grantedNumber(rank: number, filing: EpochDay): string | null {
  const from = grantKindCode(2, filing + 95);
  return from === grantKindCode(2, filing + 340) ? publicationBase(2, rank) + from : null;
}

/** A few inventions are declassified defence patents, which are ordinary patents since (O:A.8). */
function declassify(patent: Patent, position: number, seed: number, granted: EpochDay): void {
  other.restart(seed, position, PURPOSE.outcome);
  if (!other.chance(DECLASSIFIED_SHARE) || patent.pct || patent.family) return;
  const day = dayText(granted);
  const gazette = `演示解密公告〔${day.slice(0, 4)}〕${other.between(1, 60)}号`;
  patent.secrecy = 'DECLASSIFIED';
  patent.declassification = { day, gazette };
  patent.events.push({
    day,
    code: 'declassification',
    text: '国防专利的解密',
    details: { gazette },
  });
  sortEvents(patent.events);
}
