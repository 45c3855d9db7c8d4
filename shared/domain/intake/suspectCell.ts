/** Which columns (from 0) of a file feed a field; what has no field of its own is found by its name. */
export function columnsByField(
  plan: readonly { readonly field: string; readonly columns: readonly number[] }[],
  header: readonly string[],
): (field: string) => readonly number[] {
  const fed = new Map(plan.map(({ field, columns }) => [field, columns]));
  return (field) => {
    const columns = fed.get(field);
    if (columns !== undefined) return columns;
    const own = field.startsWith('custom.') ? header.indexOf(field.slice('custom.'.length)) : -1;
    return own < 0 ? [] : [own];
  };
}

/** The field a reason without one of its own is about. */
const fieldsOfReasons: Readonly<Record<string, string>> = {
  mailInvalid: 'person.email',
  mailDisposable: 'person.email',
  noContactData: 'person.email',
  nobodyNamed: 'person.email',
  phoneInvalid: 'person.phone',
  phoneNeedsCountry: 'person.phone',
  sameId: 'lead.id',
};

const spreadsheetError = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/;

/**
 * The cell (column from 0) a reason is about, to be marked and mended; null where the row as a whole is meant. Where several columns
 * feed the field it is the first that says anything. What stands beyond the last column is its own culprit.
 */
export function suspectCell(
  { code, field }: { readonly code: string; readonly field: string | null },
  cells: readonly string[],
  columnsOf: (field: string) => readonly number[],
  width: number,
): number | null {
  if (code === 'tooManyCells') return cells.findIndex((cell, column) => column >= width && cell.trim() !== '');
  if (code === 'cellError') {
    const at = cells.findIndex((cell) => spreadsheetError.test(cell.trim()));
    return at < 0 ? null : at;
  }
  const meant = field ?? fieldsOfReasons[code];
  if (meant === undefined) return null;
  const columns = columnsOf(meant);
  return columns.find((column) => (cells[column] ?? '').trim() !== '') ?? columns[0] ?? null;
}
