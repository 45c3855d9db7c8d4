/** How this window writes what belongs to no client: totals over several, days of the agency. */
export const ownLocale = navigator.language;
