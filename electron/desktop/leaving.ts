import type { Electron } from './electron.ts';
import { type ExternalLink, readExternalLink } from './externalLink.ts';

/**
 * Lets a link leave the program when the user agrees, one question at a time; what is no link is not asked about. Says so
 * when the machine has no program for it.
 */
export function leavingByQuestion(electron: Pick<Electron, 'dialog' | 'shell'>): (address: string) => void {
  let asking = false;
  const ask = async (link: ExternalLink): Promise<void> => {
    asking = true;
    try {
      if (await agreed(electron, link)) await open(electron, link);
    } finally {
      asking = false;
    }
  };
  return (address) => {
    const link = asking ? undefined : readExternalLink(address);
    if (link !== undefined) void ask(link);
  };
}

async function agreed({ dialog }: Pick<Electron, 'dialog'>, { where, href }: ExternalLink): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: `Leave Tallyproof for ${where}?`,
    detail: href,
    buttons: ['Open', 'Stay here'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

async function open(
  { dialog, shell }: Pick<Electron, 'dialog' | 'shell'>,
  { where, href }: ExternalLink,
): Promise<void> {
  try {
    await shell.openExternal(href);
  } catch {
    // Whatever the system says, to the user it means this.
    dialog.showErrorBox('Tallyproof', `No program on this machine opens ${where}. The address is: ${href}`);
  }
}
