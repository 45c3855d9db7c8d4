import type { Kept } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

export interface SavedView {
  readonly id: number;
  readonly screen: string;
  readonly name: string;
  readonly address: Record<string, Kept>;
}

type Row = Omit<SavedView, 'address'> & { readonly address: string };

const fromRow = (row: Row): SavedView => ({ ...row, address: JSON.parse(row.address) });

export const savedViews = (r: Reader, screen: string): SavedView[] =>
  r
    .read<Row>('SELECT id, screen, name, address FROM saved_view WHERE screen = ? ORDER BY name')
    .all(screen)
    .map(fromRow);

/** Replaces the view of that name, which keeps its id. */
export function writeSavedView(w: Writer, { id, screen, name, address }: SavedView): SavedView {
  const row = w
    .write<Row>(
      `INSERT INTO saved_view (id, screen, name, address) VALUES (:id, :screen, :name, :address)
       ON CONFLICT (screen, name) DO UPDATE SET address = :address RETURNING id, screen, name, address`,
    )
    .get({ id, screen, name, address: JSON.stringify(address) });
  if (!row) throw new Error('a saved view did not come back');
  return fromRow(row);
}

export const deleteSavedView = (w: Writer, id: number): boolean =>
  w.write('DELETE FROM saved_view WHERE id = ?').run(id).changes === 1;
