import type { Topic } from '../topic.ts';
import { ENERGY } from './energy.ts';
import { AEROSPACE } from './aerospace.ts';
import { INFORMATION } from './information.ts';
import { INSTRUMENTS } from './instruments.ts';
import { ENVIRONMENT } from './environment.ts';
import { TRANSPORT } from './transport.ts';
import { CHEMISTRY } from './chemistry.ts';
import { SERVICES } from './services.ts';
import { MATERIALS } from './materials.ts';
import { SEMICONDUCTORS } from './semiconductors.ts';
import { VEHICLES } from './vehicles.ts';
import { SATELLITES } from './satellites.ts';
import { MANUFACTURING } from './manufacturing.ts';
import { INTELLIGENCE } from './intelligence.ts';
import { BIOMEDICINE } from './biomedicine.ts';
import { AGRICULTURE } from './agriculture.ts';
import { CONSTRUCTION } from './construction.ts';
import { CULTURE } from './culture.ts';
import { FOOD } from './food.ts';
import { HOUSEHOLD } from './household.ts';
import { MINING } from './mining.ts';
import { PACKAGING } from './packaging.ts';
import { TEXTILES } from './textiles.ts';

/** All topics; their order is part of the data. */
export const TOPICS: readonly Topic[] = [
  ...SEMICONDUCTORS,
  ...VEHICLES,
  ...SATELLITES,
  ...MANUFACTURING,
  ...INTELLIGENCE,
  ...BIOMEDICINE,
  ...MATERIALS,
  ...ENERGY,
  ...AEROSPACE,
  ...INFORMATION,
  ...TEXTILES,
  ...AGRICULTURE,
  ...HOUSEHOLD,
  ...CONSTRUCTION,
  ...FOOD,
  ...INSTRUMENTS,
  ...PACKAGING,
  ...MINING,
  ...ENVIRONMENT,
  ...TRANSPORT,
  ...CHEMISTRY,
  ...CULTURE,
  ...SERVICES,
];
