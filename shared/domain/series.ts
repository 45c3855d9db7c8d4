/**
 * The series of a document: `INV-2026`, and from the second device on `INV-2026-D2`, so that laptops that issue apart never
 * take the same number (domain §6). `prefix` is the agency's, `year` that of the issue day, `device` its ordinal from 1.
 */
export const seriesName = (prefix: string, year: number, device: number): string =>
  device >= 2 ? `${prefix}-${year}-D${device}` : `${prefix}-${year}`;

/** The number of a document: `INV-2026-0001`. Sequences count from 1 and grow past four digits. */
export const documentNumber = (series: string, sequence: number): string =>
  `${series}-${String(sequence).padStart(4, '0')}`;
