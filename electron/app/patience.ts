/** How long a job works before everybody else is answered, in ms by the clock; its last piece may take longer. */
const patience = 8;

/**
 * Takes one piece of work after the other, for as long as others can be kept waiting: pieces done together share a transaction,
 * which costs as much as many leads do. `piece` answers whether there is more; so does this.
 */
export function whilePatient(piece: () => boolean): boolean {
  const enough = performance.now() + patience;
  do if (!piece()) return false;
  while (performance.now() < enough);
  return true;
}
