import { dirname, join } from 'node:path';
import type { Session } from 'electron';
import type { Electron } from './electron.ts';
import type { Memory } from './memory.ts';
import { offerToOpen } from './opening.ts';
import { isOwn } from './scheme.ts';

/**
 * What the page offers as a download is saved where the user says, in the system's own dialog, which opens in the folder
 * of the last save. Only what the page has made itself is offered. A document or report can be opened at once.
 */
export function saveByDialog(
  electron: Pick<Electron, 'dialog' | 'shell'>,
  session: Session,
  memory: Memory,
  standardFolder: string,
): void {
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    if (!address.startsWith('blob:') || !isOwn(address.slice('blob:'.length))) {
      event.preventDefault();
      return;
    }
    const folder = memory.recall().saveFolder ?? standardFolder;
    item.setSaveDialogOptions({ defaultPath: join(folder, item.getFilename()) });
    item.once('done', (_event, state) => {
      if (state !== 'completed') return;
      const path = item.getSavePath();
      memory.remember({ saveFolder: dirname(path) });
      void offerToOpen(electron, path);
    });
  });
}
