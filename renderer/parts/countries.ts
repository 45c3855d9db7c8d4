const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Codes that name no country: unions, the unknown, and those set aside. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA']);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The name of a country by its ISO 3166-1 code; undefined for what is none. Codes of states that are gone lead to their heirs. */
function nameOf(code: string): string | undefined {
  if (noCountries.has(code) || new Intl.Locale('und', { region: code }).region !== code) return undefined;
  const [canonical] = Intl.getCanonicalLocales(`und-${code}`);
  return canonical === `und-${code}` ? names.of(code) : undefined;
}

/** The name of a country by its code; the code where it has none. */
export const countryName = (code: string): string => nameOf(code) ?? code;

/** Every country, by name. */
export const countries: readonly { readonly value: string; readonly label: string }[] = letters
  .flatMap((first) => letters.map((second) => `${first}${second}`))
  .flatMap((value) => {
    const label = nameOf(value);
    return label === undefined ? [] : [{ value, label }];
  })
  .sort((a, b) => a.label.localeCompare(b.label));

/** Every currency by its code, with its name. */
export const currencies: readonly { readonly value: string; readonly label: string }[] = (() => {
  const words = new Intl.DisplayNames('en', { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value} – ${words.of(value)}` }));
})();

export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone');
