import type { Forms } from '../forms.ts';
import type { Asset, Benchmark, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { clause, ifSaid, joined } from '../worded.ts';
import { targetInGerman } from './components.ts';
import { counted, inDays, limitInGerman } from './counted.ts';

/** How long the contract holds, and what can end it. */
export const durationClauses = ({ pilot, minimumTerm, notice, benchmarks }: Terms, forms: Forms): WordedClause[] => [
  ...ifSaid(pilot, (trial) => clause('pilot', pilotInGerman(trial, forms))),
  ...ifSaid(minimumTerm, ({ months }) =>
    clause('minimumTerm', `Der Vertrag läuft ab seinem Beginn mindestens ${counted(months, 'Monat', 'Monate', forms)}`),
  ),
  ...ifSaid(notice, ({ days }) =>
    clause(
      'notice',
      `Beide Seiten können zum Ende eines Abrechnungszeitraums kündigen, mit einer Frist von ${inDays(days, forms)}`,
    ),
  ),
  ...benchmarks.map((benchmark) =>
    clause(`benchmark ${benchmark.measure} ${benchmark.by}`, benchmarkInGerman(benchmark, forms)),
  ),
];

function pilotInGerman({ until, leads, money }: NonNullable<Terms['pilot']>, forms: Forms): string {
  const most = limitInGerman({ leads, money }, forms);
  const end = until === undefined ? 'zu einem noch offenen Tag' : `einschließlich ${forms.day(until)}`;
  return `Eine Probezeit bis ${end}${most === '' ? '' : `, insgesamt höchstens ${most}`}`;
}

const exits = {
  terminate: 'sonst kann der Kunde kündigen',
  renegotiate: 'sonst kann der Kunde neue Bedingungen verlangen',
} as const;

const benchmarkInGerman = (benchmark: Benchmark, forms: Forms): string =>
  `Bis ${forms.day(benchmark.by)} erreicht: ${targetInGerman(benchmark, forms)}; ${exits[benchmark.exit]}`;

const assetWords: Readonly<Record<Asset['kind'], string>> = {
  adAccount: 'Das Werbekonto',
  landingPage: 'Die Zielseite',
  phoneNumber: 'Die Telefonnummer',
  domain: 'Die Domain',
  mailbox: 'Das Postfach',
  other: '',
};

const owners = { client: 'dem Kunden', agency: 'der Agentur', both: 'beiden' } as const;

/** Whose the data is, and whose each thing the work is done with. */
export const assetClauses = ({ assets, dataOwner }: Terms): WordedClause[] => [
  ...ifSaid(dataOwner, (owner) => clause('data', `Die Daten der Leads gehören ${owners[owner]}`)),
  ...assets.map(({ kind, name, owner }) =>
    clause(`asset ${kind} ${name}`, `${joined([assetWords[kind], `„${name}“`], ' ')} gehört ${owners[owner]}`),
  ),
];
