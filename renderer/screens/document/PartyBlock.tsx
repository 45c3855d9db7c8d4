import type { ReactNode } from 'react';
import { countryName } from '../../parts/countries.ts';
import type { ShownDocument } from './shownDocument.ts';

/** A party as the document names it: it does not follow what the client changed since. */
export function PartyBlock({
  title,
  party,
}: {
  readonly title: string;
  readonly party: ShownDocument['party'];
}): ReactNode {
  const { name, address, taxId, companyId, email } = party;
  const lines = [
    name,
    address.line1,
    address.line2,
    [address.postcode, address.city, address.region].filter((part) => part !== undefined).join(' '),
    address.country && countryName(address.country),
    taxId === null ? undefined : `Tax id ${taxId}`,
    companyId === null ? undefined : `Company register ${companyId}`,
    email ?? undefined,
  ];
  return (
    <address className="party">
      <span className="quiet">{title}</span>
      {lines.map((line) => line !== undefined && line !== '' && <span key={line}>{line}</span>)}
    </address>
  );
}
