/** An element with attributes and children. Text becomes text nodes: nothing from the file is ever read as markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The element of the page with this id; the page and its script are built together, so it is there. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no part #${id}`);
  return found;
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Node | string;
  /** Right-aligned, digits of equal width. */
  readonly numeric?: boolean;
}

/** A table with a caption; the first column heads its row. Without rows, one line of `empty` instead. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  empty: string,
): HTMLElement {
  const kind = (column: Column<Row>): Record<string, string> => (column.numeric ? { class: 'numeric' } : {});
  const head = columns.map((column) => element('th', { scope: 'col', ...kind(column) }, column.title));
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      ...columns.map((column, at) =>
        at === 0
          ? element('th', { scope: 'row', ...kind(column) }, column.cell(row))
          : element('td', kind(column), column.cell(row)),
      ),
    ),
  );
  const none = element('tr', {}, element('td', { colspan: String(columns.length), class: 'quiet' }, empty));
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...(body.length === 0 ? [none] : body)),
  );
}
