/** Texts that tools and people write where nothing was chosen or known, in lower case. They are suggested, never assumed (domain §4). */
const words = [
  'select',
  'please select',
  'select one',
  'choose',
  'n/a',
  'n.a.',
  'na',
  '#n/a',
  'null',
  '<null>',
  '(null)',
  'nil',
  'nan',
  'none',
  '--none--',
  'undefined',
  'unknown',
  'not set',
  '(not set)',
  'not provided',
  '[not provided]',
  'not specified',
  'not available',
  '(no value)',
  'empty',
  '(empty)',
  '(blank)',
  '-',
  '--',
  '—',
  '–',
  '.',
  '?',
  'k.a.',
  'k. a.',
  'keine angabe',
  'unbekannt',
  'bitte wählen',
  'nicht angegeben',
];
const known: ReadonlySet<string> = new Set(words);
const longest = Math.max(...words.map((word) => word.length));
/** Most cells are cleared by their first letter alone. */
const initials: ReadonlySet<number> = new Set(
  words.flatMap((word) => [word, word.toUpperCase()]).map((word) => word.charCodeAt(0)),
);

/** Whether a tidied text is such a word, whatever its case. */
export const isEmptyWord = (text: string): boolean =>
  text.length <= longest && initials.has(text.charCodeAt(0)) && known.has(text.toLowerCase());
