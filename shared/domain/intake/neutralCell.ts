/** What a spreadsheet would run when the cell is put into it; numbers and phone numbers are none (reliability I5). */
const formula = /^(?![+-]?\d+(?:\.\d+)?$)'*\s*[=+\-@\t\r＝＋－＠]/;

/** A cell that leaves for a spreadsheet: a formula goes as text behind an apostrophe, as do such texts behind apostrophes. */
export const neutralCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The cell that {@link neutralCell} was given; every other text stays what it is. */
export function restoredCell(text: string): string {
  const inside = text.slice(1);
  return text.startsWith("'") && neutralCell(inside) === text ? inside : text;
}
