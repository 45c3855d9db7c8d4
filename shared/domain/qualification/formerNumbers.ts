/** How numbers of a country were written before its plan was made anew, and how the same numbers are dialled since. */
interface Reform {
  readonly callingCode: string;
  readonly former: RegExp;
  /** What takes the place of the former signs, before the digits that stayed. */
  readonly now: string;
}

const reforms: readonly Reform[] = [
  // Mexico, 3 August 2019: 01, 02, 044, 045 and the 1 of mobiles after +52 are gone, the ten digits behind them stayed.
  { callingCode: '+52', former: /^(?:0(?:[12]|4[45])|1)(?=[2-9]\d{9}$)/, now: '' },
  // Benin, 30 November 2024: each number of eight digits got 01 before it.
  { callingCode: '+229', former: /^(?=[24-689]\d{7}$)/, now: '01' },
];

/**
 * The number that is dialled today for one of a plan that is no more, in E.164; null where no reform is known that leaves a
 * single answer. `+5215512345678` is `+525512345678` now. Whether anybody has it is the numbering plan's to say.
 */
export function renumbered(e164: string): string | null {
  const reform = reforms.find(({ callingCode }) => e164.startsWith(callingCode));
  if (reform === undefined) return null;
  const { callingCode, former, now } = reform;
  const national = e164.slice(callingCode.length);
  return former.test(national) ? callingCode + national.replace(former, now) : null;
}
