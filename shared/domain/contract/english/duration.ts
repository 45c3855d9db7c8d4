import type { Forms } from '../forms.ts';
import type { Asset, Benchmark, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { capitalised, clause, ifSaid, joined } from '../worded.ts';
import { targetInWords } from './components.ts';
import { counted, limitInWords } from './counted.ts';

/** How long the contract holds, and what can end it (domain §2). */
export const durationClauses = ({ pilot, minimumTerm, notice, benchmarks }: Terms, forms: Forms): WordedClause[] => [
  ...ifSaid(pilot, (trial) => clause('pilot', pilotInWords(trial, forms))),
  ...ifSaid(minimumTerm, ({ months }) =>
    clause('minimumTerm', `The contract runs for at least ${counted(months, 'month', forms)} from the day it began`),
  ),
  ...ifSaid(notice, ({ days }) =>
    clause(
      'notice',
      `Either side may end it at the end of a billing period, with ${counted(days, 'day’s', forms, 'days’')} notice`,
    ),
  ),
  ...benchmarks.map((benchmark) =>
    clause(`benchmark ${benchmark.measure} ${benchmark.by}`, benchmarkInWords(benchmark, forms)),
  ),
];

function pilotInWords({ until, leads, money }: NonNullable<Terms['pilot']>, forms: Forms): string {
  const most = limitInWords({ leads, money }, forms);
  const end = until === undefined ? 'a day still open' : `${forms.day(until)}, included`;
  return `A pilot until ${end}${most === '' ? '' : `, with at most ${most} in all`}`;
}

const exits = {
  terminate: 'the client may end the contract',
  renegotiate: 'the client may ask for new terms',
} as const;

const benchmarkInWords = (benchmark: Benchmark, forms: Forms): string =>
  `By ${forms.day(benchmark.by)} ${targetInWords(benchmark, forms)}; if not, ${exits[benchmark.exit]}`;

const assetWords: Readonly<Record<Asset['kind'], string>> = {
  adAccount: 'the ad account',
  landingPage: 'the landing page',
  phoneNumber: 'the phone number',
  domain: 'the domain',
  mailbox: 'the mailbox',
  other: '',
};

const owners = { client: 'the client', agency: 'the agency', both: 'both' } as const;

/** Whose the data is, and whose each thing the work is done with. */
export const assetClauses = ({ assets, dataOwner }: Terms): WordedClause[] => [
  ...ifSaid(dataOwner, (owner) => clause('data', `The data of the leads belongs to ${owners[owner]}`)),
  ...assets.map(({ kind, name, owner }) =>
    clause(
      `asset ${kind} ${name}`,
      `${capitalised(joined([assetWords[kind], `“${name}”`], ' '))} belongs to ${owners[owner]}`,
    ),
  ),
];
