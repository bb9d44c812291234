import type { Gazetteer, GazetteerDivision, GazetteerLandmark } from './model.ts';
import type { Name } from './names.ts';
import type { Found, NameTree } from './nameTree.ts';
import type { Basis, PlaceDoubt } from './placement.ts';
import { emptyReading, type Reading } from './reading.ts';
import { isOrganisation, isOtherPlace, isRoad, mayFollow, namesVillage } from './whatFollows.ts';
import { SEPARATOR, type Written, writtenName } from './writing.ts';

const DIGIT_0 = 0x30;

const isDigit = (unit: number): boolean => unit >= DIGIT_0 && unit <= DIGIT_0 + 9;

/** Reads a Chinese address from its beginning to its end, once. */
export class AddressReader {
  readonly #names: NameTree<Name>;
  /** Four digits of the city. */
  readonly #city: string;
  readonly #written: Written;
  readonly #divisions: readonly {
    readonly division: GazetteerDivision;
    readonly writing: string;
  }[];
  #reading: Reading = emptyReading();
  /** True while everything before has been places that contain one another. */
  #joined = true;

  constructor(names: NameTree<Name>, { city, divisions }: Gazetteer, written: Written) {
    this.#names = names;
    this.#city = city.code.slice(0, 4);
    this.#divisions = divisions.map((division) => ({
      division,
      writing: writtenName(division.name),
    }));
    this.#written = written;
  }

  /** What the text in `written` says. */
  read(): Reading {
    const written = this.#written;
    this.#reading = emptyReading();
    this.#joined = true;
    let at = 0;
    while (at < written.length) {
      const unit = written.units[at]!;
      if (unit === SEPARATOR) {
        at += 1;
      } else if (isDigit(unit)) {
        at = this.#digits(at);
      } else {
        at = this.#name(at);
      }
    }
    return this.#reading;
  }

  /** Six digits by themselves are a postcode, and break nothing off. */
  #digits(start: number): number {
    let end = start;
    while (end < this.#written.length && isDigit(this.#written.units[end]!)) end += 1;
    if (end - start === 6) this.#reading.postcode ??= this.#written.digits(start);
    else this.#joined = false;
    return end;
  }

  #name(at: number): number {
    for (const found of this.#names.from(this.#written, at)) {
      let isTaken = false;
      let stays = false;
      for (const name of found.values) {
        const outcome = this.#take(name, at, found);
        if (outcome === 'refused') continue;
        isTaken = true;
        stays ||= outcome === 'joins';
      }
      if (isTaken) {
        this.#joined = stays;
        return found.end;
      }
    }
    const misspelt = this.#misspelt(at);
    if (misspelt !== undefined) {
      this.#reading.division = { division: misspelt, how: 'misspelt' };
      this.#note('misspelling', at, at + 3, misspelt.name);
      return at + 3;
    }
    this.#joined = false;
    return at + 1;
  }

  /** 临橦区 behind the city: of the two characters of just one district, one is right. */
  #misspelt(at: number): GazetteerDivision | undefined {
    const reading = this.#reading;
    if (!this.#joined || !reading.cityNamed || reading.division !== undefined) return undefined;
    const ending = this.#written.at(at + 2);
    const alike = this.#divisions.filter(
      ({ writing }) =>
        writing.length === 3 &&
        writing.charCodeAt(2) === ending &&
        (writing.charCodeAt(0) === this.#written.at(at) ||
          writing.charCodeAt(1) === this.#written.at(at + 1)),
    );
    return alike.length === 1 ? alike[0]!.division : undefined;
  }

  #take(name: Name, at: number, { end, values }: Found<Name>): 'joins' | 'ends' | 'refused' {
    switch (name.kind) {
      case 'home':
        return this.#joined ? 'joins' : 'refused';
      case 'country':
        return this.#country(name, at, end);
      case 'province':
        return this.#province(name, at, end);
      case 'city':
        return this.#cityName(name, at, end);
      case 'county':
        return this.#county(name, at, end, values);
      case 'division':
        return this.#division(name, at, end, values);
      case 'zone':
        return this.#zone(name, at, end);
      case 'street':
        return this.#street(name, at, end);
      case 'road':
        this.#reading.roads.push(name.road);
        this.#note('road', at, end, name.road.name);
        return 'ends';
      case 'landmark':
        return this.#landmark(name.landmark, at, end);
    }
  }

  #country(
    { code, name }: Name & { kind: 'country' },
    at: number,
    end: number,
  ): 'joins' | 'refused' {
    const reading = this.#reading;
    if (
      !this.#joined ||
      reading.side !== undefined ||
      reading.ownProvince ||
      isRoad(this.#written, end)
    ) {
      return 'refused';
    }
    if (isOrganisation(this.#written, end)) return 'refused';
    reading.side = 'elsewhere';
    reading.elsewhere = { name, code };
    this.#note('country', at, end, name);
    return 'joins';
  }

  #province(
    { code, name, isShort }: Name & { kind: 'province' },
    at: number,
    end: number,
  ): 'joins' | 'refused' {
    const reading = this.#reading;
    if (reading.side !== undefined) return 'refused';
    if (isShort && (!this.#joined || isRoad(this.#written, end))) return 'refused';
    const isOwn = code.slice(0, 2) === this.#city.slice(0, 2);
    if (!isOwn && (reading.ownProvince || (isShort && isOrganisation(this.#written, end))))
      return 'refused';
    if (isOwn) reading.ownProvince = true;
    else {
      reading.side = 'elsewhere';
      reading.elsewhere = { name, code };
    }
    this.#note('province', at, end, name);
    return 'joins';
  }

  #cityName(
    { code, name, isShort }: Name & { kind: 'city' },
    at: number,
    end: number,
  ): 'joins' | 'refused' {
    const reading = this.#reading;
    const isOwn = code.startsWith(this.#city);
    if (isShort && (!this.#joined || isRoad(this.#written, end))) return 'refused';
    if (isOwn) {
      if (reading.side === 'elsewhere') {
        if (this.#joined && !isShort) this.#doubt('twoCities');
        return 'refused';
      }
      reading.side = 'here';
      reading.cityNamed = true;
      this.#note('city', at, end, name);
      return 'joins';
    }
    if (reading.side === 'here') {
      // 西安市宝鸡大厦 is a building, 西安市宝鸡市 a contradiction.
      if (this.#joined && !isShort) this.#doubt('twoCities');
      return 'refused';
    }
    if (reading.side === 'elsewhere') return this.#refine(code, name, 2) ? 'joins' : 'refused';
    if (isShort && !reading.ownProvince && isOrganisation(this.#written, end)) return 'refused';
    if (reading.ownProvince && code.slice(0, 2) !== this.#city.slice(0, 2) && isShort) {
      return 'refused';
    }
    reading.side = 'elsewhere';
    reading.elsewhere = { name, code };
    this.#note('city', at, end, name);
    return 'joins';
  }

  #county(
    { code, name }: Name & { kind: 'county' },
    at: number,
    end: number,
    values: readonly Name[],
  ): 'joins' | 'refused' {
    const reading = this.#reading;
    if (!this.#joined) return 'refused';
    const isOwnToo = values.some((one) => one.kind === 'division' && one.how !== 'misspelt');
    const inOwnProvince = code.slice(0, 2) === this.#city.slice(0, 2);
    if (reading.side === 'elsewhere') return this.#refine(code, name, 4) ? 'joins' : 'refused';
    if (isOwnToo) return 'refused';
    if (reading.side === 'here') {
      if (inOwnProvince && reading.division === undefined && !isRoad(this.#written, end)) {
        this.#doubt('twoCities');
      }
      return 'refused';
    }
    // 城区 and 郊区 are what anybody calls a part of their town.
    if (name.length < 3 && !name.endsWith('县')) return 'refused';
    if (reading.ownProvince && !inOwnProvince) return 'refused';
    reading.side = 'elsewhere';
    reading.elsewhere = { name, code };
    this.#note('county', at, end, name);
    return 'joins';
  }

  /** Makes a place elsewhere more exact, when the new one lies in it. */
  #refine(code: string, name: string, digits: number): boolean {
    const { elsewhere } = this.#reading;
    if (elsewhere === undefined || !this.#joined) return false;
    const known = elsewhere.code.replace(/(?:00)+$/, '');
    if (!code.startsWith(known) || known.length >= digits + 2) return false;
    this.#reading.elsewhere = { name: elsewhere.name + name, code };
    return true;
  }

  #division(
    { division, how }: Name & { kind: 'division' },
    at: number,
    end: number,
    values: readonly Name[],
  ): 'joins' | 'refused' {
    const reading = this.#reading;
    if (reading.side === 'elsewhere' || reading.division !== undefined) return 'refused';
    if (!this.#joined && !mayFollow(this.#written, at)) return 'refused';
    if (how === 'short') {
      const isWhole = at === 0 && end === this.#written.length;
      if (!isWhole && (!this.#joined || reading.side !== 'here')) return 'refused';
      if (isRoad(this.#written, end)) return 'refused';
    }
    if (how === 'misspelt' && (!this.#joined || reading.side !== 'here')) return 'refused';
    if (reading.side === undefined && !reading.ownProvince) {
      reading.nameElsewhereToo = values.some((one) => one.kind === 'county');
    }
    reading.side = 'here';
    reading.division = { division, how };
    const kinds = {
      full: 'division',
      former: 'formerName',
      short: 'shortName',
      misspelt: 'misspelling',
    } as const;
    this.#note(kinds[how], at, end, division.name);
    return 'joins';
  }

  #zone({ zone, how }: Name & { kind: 'zone' }, at: number, end: number): 'joins' | 'refused' {
    const reading = this.#reading;
    if (reading.side === 'elsewhere') return 'refused';
    if (how === 'short') {
      const isBehind = this.#joined && reading.side === 'here';
      if (!isBehind || isRoad(this.#written, end)) return 'refused';
    }
    if (reading.zone === undefined) {
      reading.zone = zone;
      this.#note('zone', at, end, zone.name);
      if (how === 'distinct') reading.isDistinct = true;
    }
    return 'joins';
  }

  #street(
    { street, isBare }: Name & { kind: 'street' },
    at: number,
    end: number,
  ): 'joins' | 'refused' {
    const reading = this.#reading;
    if (reading.side === 'elsewhere') return 'refused';
    if (isBare) {
      if (isRoad(this.#written, end)) return 'refused';
      const isVillage = namesVillage(this.#written, end);
      if (!this.#joined && !isVillage) return 'refused';
      // 小寨 is a town of one district and a quarter of another.
      const isTown = !street.name.endsWith('街道');
      if (isTown && !isVillage && reading.division === undefined) return 'refused';
      reading.bareStreets.push(street);
    } else reading.streets.push(street);
    this.#note('street', at, end, street.name);
    return 'joins';
  }

  #landmark(landmark: GazetteerLandmark, at: number, end: number): 'ends' | 'refused' {
    const reading = this.#reading;
    if (reading.side === 'elsewhere' || isRoad(this.#written, end)) return 'refused';
    if (isOtherPlace(this.#written, end)) return 'refused';
    if (this.#isOtherCity(end)) {
      this.#doubt('twoCities');
      return 'refused';
    }
    if (landmark.distinct) reading.isDistinct = true;
    reading.landmarks.push(landmark);
    this.#note('landmark', at, end, landmark.name);
    return 'ends';
  }

  /** 西安电子科技大学杭州研究院: a branch in the city that follows. */
  #isOtherCity(end: number): boolean {
    return this.#names
      .from(this.#written, end)
      .some(({ end: behind, values }) =>
        values.some(
          (name) =>
            name.kind === 'city' &&
            !name.code.startsWith(this.#city) &&
            !isRoad(this.#written, behind),
        ),
      );
  }

  #note(kind: Basis['kind'], start: number, end: number, entry: string): void {
    this.#reading.basis.push({ kind, text: this.#written.slice(start, end), entry });
  }

  #doubt(doubt: PlaceDoubt): void {
    if (!this.#reading.doubts.includes(doubt)) this.#reading.doubts.push(doubt);
  }
}
