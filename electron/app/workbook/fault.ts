import type { WorkbookFault } from '../../../shared/domain/intake/workbook.ts';

/** Ends the reading of a workbook: its file is at fault, not the program. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
  readonly fault: WorkbookFault;

  constructor(fault: WorkbookFault, why: string) {
    super(why);
    this.fault = fault;
  }
}

/** What a library says of a file it cannot read is the file's fault. */
export async function orDamaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (problem) {
    throw damagedBy(problem);
  }
}

export const damagedBy = (problem: unknown): UnreadableWorkbook =>
  problem instanceof UnreadableWorkbook ? problem : new UnreadableWorkbook('damaged', String(problem));
