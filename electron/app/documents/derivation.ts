import type { Line } from '../../../shared/domain/pricing/charge.ts';
import type { Snapshot } from './invoicePdf.ts';
import type { Pen } from './letter.ts';

type Derived = Extract<Snapshot, { readonly kind: 'invoice' }>['charges'][number];

/**
 * Why a line costs what it costs, in words (domain §1, charge): the month of its events, the sum as one would write it down, how
 * the units came to be owed, and under which versions of the terms.
 */
export function derivationOf(snapshot: Snapshot, line: Line, pen: Pen): string {
  const { words, formats } = pen;
  const parts =
    snapshot.kind === 'invoice'
      ? invoiced(chargesOf(snapshot.charges, line), line, snapshot.currency, pen)
      : [...new Set(chargesOf(snapshot.charges, line).map(({ charged }) => charged))].map((charged) =>
          charged === line.unit
            ? words.wholeCharge
            : words.partOfCharge(
                formats.unitPrice(line.unit, snapshot.currency),
                formats.money(charged, snapshot.currency),
              ),
        );
  return [formats.month(line.month), ...parts].join(' · ');
}

const chargesOf = <Charge>(charges: readonly Charge[], line: Line): Charge[] =>
  line.charges.flatMap((place) => charges[place] ?? []);

function invoiced(charges: readonly Derived[], line: Line, currency: string, pen: Pen): string[] {
  const versions = [...new Set(charges.map(({ derivation }) => derivation.termsVersion))].toSorted((a, b) => a - b);
  const under = pen.words.underTerms(versions.map(String).join(', '), versions.length);
  return [...sumOf(charges, line, currency, pen), ...acceptances(charges, pen), under];
}

/** How many units were accepted by word, by silence, and not at all because they are to be replaced. */
function acceptances(charges: readonly Derived[], { words, formats }: Pen): string[] {
  const units = charges.filter(({ deliveryId }) => deliveryId !== null);
  const counted = [
    { how: 'accepted', says: words.acceptedCount },
    { how: 'deemedAccepted', says: words.deemedCount },
    { how: null, says: words.replacedCount },
  ].map(({ how, says }) => ({ says, count: units.filter(({ derivation }) => derivation.accepted === how).length }));
  return counted.flatMap(({ says, count }) => (count === 0 ? [] : [says(formats.number(count))]));
}

function sumOf(charges: readonly Derived[], line: Line, currency: string, { words, formats }: Pen): string[] {
  const [first] = charges;
  if (first === undefined) return [];
  const price = formats.unitPrice(first.derivation.unit, currency);
  const days = daysOf(first);
  if (days !== null) return [words.daysOfPrice(days.in, days.of, price)];
  if (line.partPercent === null) return [];
  return [words.lessPart(price, formats.percent(line.partPercent), formats.unitPrice(line.unit, currency))];
}

/** The days of a prorated charge: four decimals times the price would not give the amount. */
export function daysOf({
  derivation,
}: Pick<Derived, 'derivation'>): { readonly in: string; readonly of: string } | null {
  if (derivation.rule !== 'proratedByDay') return null;
  const [, days = '', of = ''] = derivation.working.split(/ [*/] /);
  return { in: days, of };
}
