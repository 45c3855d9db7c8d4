/** A name that nothing in the list has: `lead`, then `lead2`. */
export function freeName(wish: string, taken: readonly string[]): string {
  if (!taken.includes(wish)) return wish;
  let number = 2;
  while (taken.includes(`${wish}${number}`)) number += 1;
  return `${wish}${number}`;
}
