import type { z } from 'zod';
import type { ProvedCharge, ProvedLine } from '../../../shared/api/invoice.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { AnnexRow } from '../../../shared/domain/invoice.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Charge, Derivation, Line } from '../../../shared/domain/pricing/charge.ts';

type ShownLine = z.infer<typeof ProvedLine>;
type ShownCharge = z.infer<typeof ProvedCharge>;

/** A charge as a draft or a document holds it; a credit note does not say again why it was charged. */
export interface HeldCharge extends Pick<Charge, 'component' | 'event' | 'day' | 'deliveryId' | 'amount'> {
  readonly annex: AnnexRow | null;
  readonly derivation?: Derivation | undefined;
}

/** What is known of a charge beside the document itself. */
export interface Beside {
  /** Lead by delivery; an erased person has none. */
  readonly leads: ReadonlyMap<number, { readonly leadId: number }>;
  readonly creditedOf: (charge: HeldCharge) => Minor;
}

/** Lines with the charges they are made of (domain §1, every billed unit can be proved). */
export const provedLines = (lines: readonly Line[], charges: readonly HeldCharge[], beside: Beside): ShownLine[] =>
  lines.map(({ charges: places, ...line }, at) => {
    const proved = places.map((place) => {
      const charge = charges[place];
      if (!charge) throw new Error(`line ${at + 1} names a charge that is not there: ${place}`);
      return provedCharge(charge, beside);
    });
    return { ...line, line: at + 1, credited: sumOf(proved.map(({ credited }) => credited)), charges: proved };
  });

function provedCharge(charge: HeldCharge, { leads, creditedOf }: Beside): ShownCharge {
  const { component, event, day, deliveryId, amount, annex, derivation } = charge;
  return {
    component,
    event,
    day,
    delivery: deliveryId,
    lead: deliveryId === null ? null : (leads.get(deliveryId)?.leadId ?? null),
    annex,
    amount,
    credited: creditedOf(charge),
    derivation: derivation ?? null,
  };
}
