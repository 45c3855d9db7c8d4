/*
 * A price that is still to be said, where the terms have room for a price only. The schema takes neither, so that nothing is
 * stored, priced or billed with it; the field shows nothing.
 */
export const unsaidPrice = '';
export const unsaidAmount = -1;

/** The amount, or undefined while it is to be said. */
export const saidAmount = (amount: number): number | undefined => (amount === unsaidAmount ? undefined : amount);
