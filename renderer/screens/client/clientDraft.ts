import { Client } from '../../../shared/domain/client.ts';

/** A client while it is typed: every field a text or a list, nothing missing. */
export interface ClientDraft {
  readonly ref: string;
  readonly name: string;
  readonly email: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
  readonly taxId: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly workingDays: string[];
  readonly holidays: string[];
}

export function draftOf(client: Client | null): ClientDraft {
  const { address } = client ?? {};
  return {
    ref: client?.ref ?? '',
    name: client?.name ?? '',
    email: client?.email ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    postcode: address?.postcode ?? '',
    country: address?.country ?? '',
    taxId: client?.taxId ?? '',
    currency: client?.currency ?? '',
    timeZone: client?.timeZone ?? '',
    locale: client?.locale ?? '',
    workingDays: (client?.workingDays ?? [1, 2, 3, 4, 5]).map(String),
    holidays: [...(client?.holidays ?? [])],
  };
}

/** Where a problem of the schema is shown in the form: the field of the draft for each path. */
const fieldOf = (path: readonly PropertyKey[]): string => {
  const [first, second] = path.map(String);
  return first === 'address' ? (second ?? 'line1') : (first ?? 'name');
};

const addressFields = ['line1', 'line2', 'city', 'region', 'postcode', 'country'] as const;

/** The client a draft says, keeping what the form does not show; or what is wrong, by field. An address may be left out as a whole. */
export function readDraft(
  draft: ClientDraft,
  stored: Client | null,
): { readonly client: Client } | { readonly problems: Record<string, string> } {
  const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  const address = Object.fromEntries(addressFields.map((field) => [field, filled(draft[field])]));
  const read = Client.safeParse({
    ...stored,
    ref: draft.ref.trim(),
    name: draft.name.trim(),
    email: filled(draft.email),
    address: addressFields.some((field) => address[field] !== undefined) ? address : undefined,
    taxId: filled(draft.taxId),
    currency: draft.currency,
    timeZone: draft.timeZone,
    locale: filled(draft.locale),
    workingDays: draft.workingDays.map(Number).toSorted(),
    holidays: draft.holidays.toSorted(),
  });
  if (read.success) return { client: read.data };
  return {
    problems: Object.fromEntries(read.error.issues.map(({ path }) => [fieldOf(path), sentences[fieldOf(path)] ?? ''])),
  };
}

const sentences: Readonly<Record<string, string>> = {
  ref: 'Letters, digits, dot, dash or underscore, such as acme-dental.',
  name: 'Write the name that stands on the invoice.',
  email: 'This is no mail address.',
  line1: 'An address needs its street.',
  city: 'An address needs its town.',
  country: 'Two capital letters, such as GB or DE.',
  currency: 'Choose the currency it is invoiced in.',
  timeZone: 'Choose the zone its days are counted in.',
  locale: 'A language such as en-GB or de-DE.',
  workingDays: 'Choose at least one working day.',
  holidays: 'Days as 2026-12-25.',
};
