/** Believable addresses per country for the store's locations: main warehouse, shop, second site. */
export interface Place {
  name: string;
  address1: string;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  latitude: number;
  longitude: number;
}

const US: readonly Place[] = [
  {
    name: "Main Warehouse",
    address1: "480 Commerce Way",
    city: "Edison",
    province: "New Jersey",
    provinceCode: "NJ",
    zip: "08817",
    latitude: 40.5187,
    longitude: -74.4121,
  },
  {
    name: "Downtown Shop",
    address1: "112 Orchard Street",
    city: "New York",
    province: "New York",
    provinceCode: "NY",
    zip: "10002",
    latitude: 40.7186,
    longitude: -73.9901,
  },
  {
    name: "West Coast Stockroom",
    address1: "2210 Harbor Avenue",
    city: "Long Beach",
    province: "California",
    provinceCode: "CA",
    zip: "90810",
    latitude: 33.8134,
    longitude: -118.2157,
  },
];

const PLACES: Record<string, readonly Place[]> = {
  US,
  CA: [
    {
      name: "Main Warehouse",
      address1: "91 Carrier Drive",
      city: "Toronto",
      province: "Ontario",
      provinceCode: "ON",
      zip: "M9W 6A9",
      latitude: 43.7301,
      longitude: -79.6162,
    },
    {
      name: "Queen West Shop",
      address1: "640 Queen Street West",
      city: "Toronto",
      province: "Ontario",
      provinceCode: "ON",
      zip: "M6J 1E4",
      latitude: 43.6472,
      longitude: -79.4072,
    },
    {
      name: "Vancouver Stockroom",
      address1: "18 Industrial Avenue",
      city: "Vancouver",
      province: "British Columbia",
      provinceCode: "BC",
      zip: "V6A 2P2",
      latitude: 49.2713,
      longitude: -123.0987,
    },
  ],
  GB: [
    {
      name: "Main Warehouse",
      address1: "7 Meridian Way",
      city: "London",
      province: "England",
      provinceCode: "ENG",
      zip: "N18 3HE",
      latitude: 51.6112,
      longitude: -0.0497,
    },
    {
      name: "Covent Garden Shop",
      address1: "21 Neal Street",
      city: "London",
      province: "England",
      provinceCode: "ENG",
      zip: "WC2H 9PU",
      latitude: 51.5142,
      longitude: -0.1262,
    },
    {
      name: "Leeds Stockroom",
      address1: "3 Foundry Street",
      city: "Leeds",
      province: "England",
      provinceCode: "ENG",
      zip: "LS11 5QP",
      latitude: 53.7903,
      longitude: -1.5451,
    },
  ],
  DE: [
    {
      name: "Main Warehouse",
      address1: "Lagerstraße 14",
      city: "Großbeeren",
      province: null,
      provinceCode: null,
      zip: "14979",
      latitude: 52.3571,
      longitude: 13.3074,
    },
    {
      name: "Mitte Shop",
      address1: "Torstraße 99",
      city: "Berlin",
      province: null,
      provinceCode: null,
      zip: "10119",
      latitude: 52.5291,
      longitude: 13.4021,
    },
    {
      name: "Köln Stockroom",
      address1: "Hafenweg 5",
      city: "Köln",
      province: null,
      provinceCode: null,
      zip: "50735",
      latitude: 50.9761,
      longitude: 6.9718,
    },
  ],
  JP: [
    {
      name: "Main Warehouse",
      address1: "2-4-1 Rinkai",
      city: "Koto-ku",
      province: "Tōkyō",
      provinceCode: "JP-13",
      zip: "136-0082",
      latitude: 35.6461,
      longitude: 139.8253,
    },
    {
      name: "Daikanyama Shop",
      address1: "17-5 Sarugakucho",
      city: "Shibuya-ku",
      province: "Tōkyō",
      provinceCode: "JP-13",
      zip: "150-0033",
      latitude: 35.6491,
      longitude: 139.7034,
    },
    {
      name: "Osaka Stockroom",
      address1: "1-8 Nankohigashi",
      city: "Osaka",
      province: "Ōsaka",
      provinceCode: "JP-27",
      zip: "559-0031",
      latitude: 34.6379,
      longitude: 135.4302,
    },
  ],
};

/** Three places in the shop's country; countries without an entry get neutral ones. */
export function placesIn(countryCode: string): readonly Place[] {
  const known = PLACES[countryCode];
  if (known) return known;
  return US.map((place, at) => ({
    ...place,
    address1: `${12 + at * 30} Station Road`,
    city: countryName(countryCode),
    province: null,
    provinceCode: null,
    zip: `${1000 + at}`,
    latitude: 0,
    longitude: 0,
  }));
}

/** English name of a country, e.g. "Germany" for "DE". */
export function countryName(countryCode: string): string {
  return new Intl.DisplayNames(["en"], { type: "region" }).of(countryCode) ?? countryCode;
}
