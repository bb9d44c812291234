/*
 * How sure a district is by what tells it. The figures order the evidence; how often each is right is
 * measured in docs/places.md, and none is a probability.
 */
export const SURE = {
  statement: 0.98,
  cityAndDistrict: 0.97,
  formerName: 0.95,
  provinceAndDistrict: 0.93,
  street: 0.93,
  postcodeAndDistrict: 0.92,
  landmark: 0.9,
  bareStreet: 0.78,
  placeAndDistrict: 0.85,
  roadAndPostcode: 0.85,
  road: 0.78,
  onePostcode: 0.8,
  narrowedRoad: 0.75,
  oneZone: 0.75,
  districtAlone: 0.75,
  shortName: 0.7,
  misspelling: 0.7,
  contradicted: 0.6,
  nameElsewhereToo: 0.55,
  city: 0.95,
  postcodeCity: 0.8,
  zoneBeyondCity: 0.6,
  provinceElsewhere: 0.97,
  nameOfElsewhere: 0.9,
} as const;
