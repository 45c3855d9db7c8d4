import type { FirstPay } from '../../../shared/api/agency.ts';
import type { Actor } from '../../../shared/domain/basics.ts';
import type { Tax } from '../../../shared/domain/contract/terms.ts';
import { homelandCountries, homelandOf } from '../../../shared/domain/homeland.ts';
import { type TaxAnswer, taxOf } from '../../parts/taxAnswer.ts';

/** What was answered so far; texts are empty until they are. Money in minor units of `currency`. */
export interface Answers {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly person: string;
  readonly role: Actor['role'];
  readonly client: string;
  /** `other`: the editor of terms takes it down. */
  readonly kind: FirstPay['kind'] | 'other';
  readonly price: number | undefined;
  readonly fee: number | undefined;
  readonly each: 'lead' | 'held';
  /** Null until it is said; asked only where the country has no usual rate. */
  readonly tax: TaxAnswer | null;
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
export function withCountry(country: string): Pick<Answers, 'country' | 'currency' | 'timeZone' | 'tax'> {
  const homeland = homelandOf(country);
  const isHere = country === here.country && here.zone !== 'UTC';
  return {
    country,
    currency: homeland?.currency ?? '',
    timeZone: isHere ? here.zone : (homeland?.timeZone ?? ''),
    tax: null,
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

/** Whether the law of the country leaves a question about tax, and the editor of terms will not ask it. */
export const asksTax = ({ country, kind }: Answers): boolean =>
  kind !== 'other' && (homelandOf(country)?.standardTax ?? null) === null;

/** How tax is charged; null where it is the usual or decided later, undefined while the question is open. */
export function firstTaxOf(answers: Answers): Tax | null | undefined {
  if (!asksTax(answers) || answers.tax?.kind === 'later') return null;
  return answers.tax === null ? undefined : (taxOf(answers.tax) ?? undefined);
}

/** How it is paid; null for another way, undefined while a price is missing. */
export function payOf({ kind, price, fee, each }: Answers): FirstPay | null | undefined {
  if (kind === 'other') return null;
  if (price === undefined) return undefined;
  if (kind !== 'feePlus') return { kind, price };
  return fee === undefined ? undefined : { kind, fee, price, each };
}
