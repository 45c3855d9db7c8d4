import { basename, dirname, extname } from 'node:path';
import type { Electron } from './electron.ts';

/** What another program shows, and runs nothing of on its own: documents and reports. */
const shownElsewhere = new Set(['.pdf', '.html']);

/**
 * Offers to open a document or report that was saved, in the program the system has for it. Anything else, whatever the page
 * called it, is only saved.
 */
export async function offerToOpen({ dialog, shell }: Pick<Electron, 'dialog' | 'shell'>, path: string): Promise<void> {
  if (!shownElsewhere.has(extname(path).toLowerCase())) return;
  const name = basename(path);
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: `${name} is saved.`,
    detail: dirname(path),
    buttons: ['Open', 'Done'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  const problem = await shell.openPath(path);
  if (problem !== '')
    dialog.showErrorBox('Tallyproof', `No program on this machine opens ${name}. It lies in ${dirname(path)}.`);
}
