import type { CreditedCharge } from '../../../shared/domain/creditNote.ts';
import type { Line } from '../../../shared/domain/pricing/charge.ts';
import { isReviewed } from '../../../shared/domain/pricing/charge.ts';
import { derivationText } from '../../../shared/domain/pricing/wording.ts';
import type { Snapshot } from './invoicePdf.ts';
import type { Pen } from './letter.ts';

type Derived = Extract<Snapshot, { readonly kind: 'invoice' }>['charges'][number];

/**
 * Why a line costs what it costs, in words (domain §1, charge): the month of its events, the sum as one would write it down, how
 * the units came to be owed, and under which versions of the terms.
 */
export function derivationOf(snapshot: Snapshot, line: Line, pen: Pen): string {
  const { formats } = pen;
  const parts =
    snapshot.kind === 'invoice'
      ? invoiced(chargesOf(snapshot.charges, line), line, snapshot.currency, pen)
      : credited(chargesOf(snapshot.charges, line), snapshot.currency, pen);
  return [formats.month(line.month), ...parts].join(' · ');
}

const chargesOf = <Charge>(charges: readonly Charge[], line: Line): Charge[] =>
  line.charges.flatMap((place) => charges[place] ?? []);

/** Whether the charges go back whole, or how much of each. */
function credited(charges: readonly CreditedCharge[], currency: string, { words, formats }: Pen): string[] {
  if (charges.every(({ amount, charged }) => amount === charged)) return [words.wholeCharge];
  const parts = charges.map(({ amount, charged }) =>
    words.partOfCharge(formats.money(amount, currency), formats.money(charged, currency)),
  );
  return [...new Set(parts)];
}

function invoiced(charges: readonly Derived[], line: Line, currency: string, pen: Pen): string[] {
  const versions = [...new Set(charges.map(({ derivation }) => derivation.termsVersion))].toSorted((a, b) => a - b);
  const under = pen.words.underTerms(versions.map(String).join(', '), versions.length);
  return [...sumOf(charges, line, currency, pen), ...acceptances(charges, pen), under];
}

/** How many units were accepted by word, by silence, and not at all because they are to be replaced. */
function acceptances(charges: readonly Derived[], { words, formats }: Pen): string[] {
  const units = charges.filter(isReviewed);
  const counted = [
    { how: 'accepted', says: words.acceptedCount },
    { how: 'deemedAccepted', says: words.deemedCount },
    { how: null, says: words.replacedCount },
  ].map(({ how, says }) => ({ says, count: units.filter(({ derivation }) => derivation.accepted === how).length }));
  return counted.flatMap(({ says, count }) => (count === 0 ? [] : [says(formats.number(count))]));
}

function sumOf(charges: readonly Derived[], line: Line, currency: string, pen: Pen): string[] {
  const [first] = charges;
  if (first === undefined || first.derivation.rule === 'unitPrice') return [];
  const { words, formats } = pen;
  if (line.partPercent !== null) {
    const price = formats.unitPrice(first.derivation.unit, currency);
    return [words.lessPart(price, formats.percent(line.partPercent), formats.unitPrice(line.unit, currency))];
  }
  const ranks = charges.flatMap(({ derivation }) => derivation.rank ?? []);
  const [low, high] = [Math.min(...ranks), Math.max(...ranks)];
  if (low === high) return [words.reasons.rank(formats.number(low))];
  if (low < high) return [words.reasons.ranks(formats.number(low), formats.number(high))];
  const told = new Set(charges.map((charge) => reasonOf(charge, currency, pen)));
  // More than a few stand one by one in the list of leads.
  return told.size <= few ? [...told] : [];
}

const few = 3;

/** Why one charge costs what it costs, beside its price; null where it is the contract's price of it. */
export function reasonBeside(charge: Derived, currency: string, pen: Pen): string | null {
  const { rule, partPercent, rank } = charge.derivation;
  if (partPercent !== null) return pen.words.partCredited(pen.formats.percent(partPercent));
  if (rule === 'unitPrice') return null;
  return rank === undefined ? reasonOf(charge, currency, pen) : pen.words.reasons.place(pen.formats.number(rank));
}

const reasonOf = (charge: Derived, currency: string, { formats, words }: Pen): string =>
  derivationText(charge, words.reasons, {
    money: (price) => formats.unitPrice(price, currency),
    number: formats.number,
    percent: formats.percent,
  });
