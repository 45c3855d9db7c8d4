import type { Chance } from './chance.ts';

/**
 * Made-up people. Mail lies under example.com and example.org, phones in the ranges that the numbering authorities keep
 * free for fiction, so that nobody is ever called or written to by mistake.
 */
export type Country = 'GB' | 'DE' | 'US' | 'FR' | 'SE';

export interface Person {
  readonly first: string;
  readonly last: string;
  readonly mail: string;
  readonly phone: string;
  readonly title: string;
  readonly company: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
}

interface Land {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly titles: readonly string[];
  readonly companies: readonly string[];
  readonly form: string;
  /** Number prefixes and how many digits are free behind them. */
  readonly phones: readonly (readonly [string, number])[];
  readonly cities: readonly (readonly [city: string, region: string, postcode: string])[];
}

const lands: Readonly<Record<Country, Land>> = {
  GB: {
    first: [
      'Amelia',
      'Oliver',
      'Isla',
      'George',
      'Ava',
      'Harry',
      'Niamh',
      'Arjun',
      'Freya',
      'Callum',
      'Priya',
      'Owen',
      'Zoë',
      'Tariq',
      'Megan',
    ],
    last: [
      'Bennett',
      'O’Connor',
      'Shah',
      'Whitfield',
      'Hughes',
      'Okafor',
      'MacLeod',
      'Pritchard',
      'Akhtar',
      'Sinclair',
      'Doyle',
      'Ashworth',
      'Patel',
      'Nkemelu',
    ],
    titles: [
      'Managing Director',
      'Practice Manager',
      'Operations Manager',
      'Finance Director',
      'Owner',
      'Head of Marketing',
      'Office Manager',
      'HR Manager',
    ],
    companies: [
      'Ashgrove',
      'Bluebell',
      'Copperfield',
      'Dovedale',
      'Elmwood',
      'Fernhill',
      'Greyfriars',
      'Harwood',
      'Ivybridge',
      'Kingfisher',
    ],
    form: 'Ltd',
    phones: [
      ['+44 20 7946 0', 3],
      ['+44 113 496 0', 3],
      ['+44 117 496 0', 3],
      ['+44 121 496 0', 3],
      ['+44 131 496 0', 3],
      ['+44 161 496 0', 3],
    ],
    cities: [
      ['London', 'Greater London', 'EC1A 1BB'],
      ['Leeds', 'West Yorkshire', 'LS1 4DY'],
      ['Bristol', 'Bristol', 'BS1 5TR'],
      ['Edinburgh', 'Scotland', 'EH1 1YZ'],
      ['Manchester', 'Greater Manchester', 'M1 1AE'],
    ],
  },
  DE: {
    first: [
      'Jürgen',
      'Anna',
      'Lukas',
      'Sabine',
      'Björn',
      'Aylin',
      'Matthias',
      'Katharina',
      'Emre',
      'Greta',
      'Stefan',
      'Nele',
      'Thomas',
      'Miriam',
    ],
    last: [
      'Müller',
      'Schäfer',
      'Yılmaz',
      'Krüger',
      'Weiß',
      'Lehmann',
      'Öztürk',
      'Brandt',
      'Vogel',
      'Hoffmann',
      'Baumgärtner',
      'Köhler',
      'Petersen',
    ],
    titles: [
      'Geschäftsführer',
      'Leiter Einkauf',
      'Betriebsleiter',
      'Prokuristin',
      'Leiter Facility Management',
      'Inhaberin',
      'Werksleiter',
      'Kaufmännischer Leiter',
    ],
    companies: [
      'Ahornwerk',
      'Birkenhof',
      'Dachsberg',
      'Eichental',
      'Falkenried',
      'Grünwald',
      'Hagedorn',
      'Kranich',
      'Lindenau',
      'Rotbuche',
    ],
    form: 'GmbH',
    phones: [
      ['+49 30 23125 ', 3],
      ['+49 40 66969 ', 3],
      ['+49 69 90009 ', 3],
      ['+49 89 99998 ', 3],
      ['+49 221 4710 ', 3],
    ],
    cities: [
      ['Berlin', 'Berlin', '10115'],
      ['Hamburg', 'Hamburg', '20457'],
      ['Frankfurt am Main', 'Hessen', '60311'],
      ['München', 'Bayern', '80331'],
      ['Dresden', 'Sachsen', '01067'],
    ],
  },
  US: {
    first: [
      'Maria',
      'James',
      'Keisha',
      'Daniel',
      'Sofia',
      'Tyler',
      'Grace',
      'Andre',
      'Emily',
      'Hector',
      'Rachel',
      'Wei',
      'Jasmine',
      'Cole',
      "D'Andre",
    ],
    last: [
      'Johnson',
      'Martinez',
      "O'Neil",
      'Nguyen',
      'Walker',
      'Kowalski',
      'Brooks',
      'Ramirez',
      'Chen',
      'Hayes',
      'Sullivan',
      'Washington',
      'Castillo',
    ],
    titles: [
      'Facilities Manager',
      'Owner',
      'Property Manager',
      'VP of Operations',
      'Director of Facilities',
      'Office Manager',
      'General Manager',
    ],
    companies: [
      'Bayview',
      'Cedar Ridge',
      'Desert Sun',
      'Eagle Point',
      'Foothill',
      'Golden Gate',
      'High Plains',
      'Iron Creek',
      'Lakeshore',
      'Mesa Verde',
    ],
    form: 'Inc.',
    phones: [
      ['+1 415 555 01', 2],
      ['+1 512 555 01', 2],
      ['+1 602 555 01', 2],
      ['+1 303 555 01', 2],
      ['+1 702 555 01', 2],
      ['+1 214 555 01', 2],
      ['+1 619 555 01', 2],
      ['+1 505 555 01', 2],
      ['+1 801 555 01', 2],
      ['+1 713 555 01', 2],
    ],
    cities: [
      ['Austin', 'TX', '78701'],
      ['Phoenix', 'AZ', '85004'],
      ['Denver', 'CO', '80202'],
      ['San Diego', 'CA', '92101'],
      ['Las Vegas', 'NV', '89101'],
    ],
  },
  FR: {
    first: [
      'Élodie',
      'Julien',
      'Chloé',
      'Mathieu',
      'Camille',
      'Rachid',
      'Inès',
      'François',
      'Manon',
      'Théo',
      'Fatou',
      'Benoît',
      'Noémie',
    ],
    last: [
      'Lefèvre',
      'Dubois',
      'Benali',
      'Moreau',
      'Garnier',
      'Traoré',
      'Petit',
      'Chevalier',
      'Rousseau',
      'Lacroix',
      'Nguyen',
      'Fournier',
    ],
    titles: [
      'Responsable formation',
      'Directeur des ressources humaines',
      'Gérant',
      'Responsable RH',
      'Directrice générale',
      'Chargée de formation',
    ],
    companies: [
      'Atelier Vert',
      'Belle Rive',
      'Cap Nord',
      'Domaine Clair',
      'Étoile',
      'Fontaine',
      'Grand Large',
      'Hexalis',
      'Lumen',
      'Rivage',
    ],
    form: 'SARL',
    phones: [
      ['+33 1 99 00 ', 4],
      ['+33 2 61 91 ', 4],
      ['+33 3 53 01 ', 4],
      ['+33 4 65 71 ', 4],
    ],
    cities: [
      ['Paris', 'Île-de-France', '75002'],
      ['Lyon', 'Auvergne-Rhône-Alpes', '69002'],
      ['Nantes', 'Pays de la Loire', '44000'],
      ['Lille', 'Hauts-de-France', '59000'],
    ],
  },
  SE: {
    first: ['Elin', 'Johan', 'Åsa', 'Mikael', 'Sara', 'Nils', 'Leila', 'Anders', 'Karin', 'Oskar', 'Malin', 'Hassan'],
    last: [
      'Lindqvist',
      'Söderberg',
      'Åkesson',
      'Nyström',
      'Hosseini',
      'Bergman',
      'Ekström',
      'Sjögren',
      'Holm',
      'Wallin',
    ],
    titles: ['Logistics Manager', 'Head of Procurement', 'COO', 'Warehouse Director', 'Supply Chain Manager', 'CEO'],
    companies: [
      'Björkö',
      'Fjällhav',
      'Granlund',
      'Havsvik',
      'Kvarnberg',
      'Norrsken',
      'Skärgård',
      'Tallmo',
      'Västerdal',
      'Örnsköld',
    ],
    form: 'AB',
    phones: [
      ['+46 8 465 004 ', 2],
      ['+46 31 390 06 ', 2],
      ['+46 40 628 04 ', 2],
    ],
    cities: [
      ['Stockholm', 'Stockholm', '111 20'],
      ['Göteborg', 'Västra Götaland', '411 03'],
      ['Malmö', 'Skåne', '211 20'],
    ],
  },
};

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Someone new: `serial` makes mail and phone differ from everybody else's of that country. */
export function makePerson(chance: Chance, country: Country, serial: number): Person {
  const land = lands[country];
  const [first, last] = [chance.pick(land.first), chance.pick(land.last)];
  const name = chance.pick(land.companies);
  const [city, region, postcode] = chance.pick(land.cities);
  const [prefix, digits] = land.phones[serial % land.phones.length] ?? ['', 0];
  const number = Math.floor(serial / land.phones.length) % 10 ** digits;
  return {
    first,
    last,
    mail: `${ascii(first)}.${ascii(last)}@${ascii(name)}${serial}.example.${country === 'DE' || country === 'SE' ? 'org' : 'com'}`,
    phone: `${prefix}${String(number).padStart(digits, '0')}`,
    title: chance.pick(land.titles),
    company: `${name} ${land.form}`,
    city,
    region,
    postcode,
  };
}
