/**
 * How many of something, as the screens say it: `1 lead`, `1,200 leads`. The sentences around it are English, so its digits are
 * grouped as English groups them.
 */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
