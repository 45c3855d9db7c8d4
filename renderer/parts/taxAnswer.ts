import type { Tax } from '../../shared/domain/contract/terms.ts';
import { taxedAt, untaxed } from '../../shared/domain/tax.ts';

/** How tax is charged, as somebody says it who knows no category. */
export interface TaxAnswer {
  readonly kind: 'none' | 'rate' | 'later';
  /** Percent as it is typed, with a point or a comma. */
  readonly rate: string;
  /** The sentence on a document without tax. */
  readonly note: string;
}

/** What the terms say then; null while a rate or a sentence is missing, and where it is decided later. */
export function taxOf({ kind, rate, note }: TaxAnswer): Tax | null {
  switch (kind) {
    case 'none':
      return untaxed(note);
    case 'rate':
      return taxedAt(rate.trim().replace(',', '.'));
    case 'later':
      return null;
  }
}
