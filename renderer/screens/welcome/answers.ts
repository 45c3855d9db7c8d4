import type { FirstPay } from '../../../shared/api/agency.ts';
import type { Actor } from '../../../shared/domain/basics.ts';
import { homelandCountries, homelandOf } from '../../../shared/domain/homeland.ts';

/** What was answered so far; texts are empty until they are. Money in minor units of `currency`. */
export interface Answers {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly person: string;
  readonly role: Actor['role'];
  readonly client: string;
  readonly kind: FirstPay['kind'];
  readonly price: number | undefined;
  readonly fee: number | undefined;
  readonly each: 'lead' | 'held';
}

/** What this computer says of its country: a guess, shown before it is taken. Its clock knows better than its language. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const here = {
  country:
    homelandCountries.find((country) => homelandOf(country)?.timeZone === zone) ??
    new Intl.Locale(navigator.language).maximize().region ??
    'GB',
  zone,
};

/** The usual of a country; the computer's own clock where it is the country one is in. */
export function withCountry(country: string): Pick<Answers, 'country' | 'currency' | 'timeZone'> {
  const homeland = homelandOf(country);
  const isHere = country === here.country && here.zone !== 'UTC';
  return {
    country,
    currency: homeland?.currency ?? '',
    timeZone: isHere ? here.zone : (homeland?.timeZone ?? ''),
  };
}

export const firstAnswers = (): Answers => ({
  name: '',
  ...withCountry(here.country),
  person: '',
  role: 'owner',
  client: '',
  kind: 'perLead',
  price: undefined,
  fee: undefined,
  each: 'lead',
});

/** How it is paid; null while a price is missing. */
export function payOf({ kind, price, fee, each }: Answers): FirstPay | null {
  if (price === undefined) return null;
  if (kind !== 'feePlus') return { kind, price };
  return fee === undefined ? null : { kind, fee, price, each };
}
