import { mkdirSync } from 'node:fs';
import type { BrowserWindow, Session } from 'electron';
import { refusalText } from '../../renderer/text/refusals.ts';
import type { Deps } from '../app/context.ts';
import { createApp } from '../app/createApp.ts';
import { readAssets } from '../assets.ts';
import { depsOn } from '../deps.ts';
import { exit } from '../exits.ts';
import { turnedAway } from '../guard/headers.ts';
import type { App } from '../guard.ts';
import { incidentKeeper } from '../incidents.ts';
import type { ServeWish } from '../serveArguments.ts';
import type { Random } from '../surroundings.ts';
import { forbiddenSwitches, readDesktopArguments } from './arguments.ts';
import { saveByDialog } from './downloads.ts';
import type { Electron } from './electron.ts';
import { systemKeychain } from './keychain.ts';
import { leavingByQuestion } from './leaving.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { type Memory, memoryIn } from './memory.ts';
import { menuTemplate } from './menu.ts';
import { openByKeychain } from './openByKeychain.ts';
import { desktopGuarded, scheme } from './scheme.ts';
import { openOrAsk } from './unlocking.ts';
import { openWindow, raise, showPage } from './window.ts';

export interface DesktopStart {
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly random: Random;
  /** Where the built page lies. */
  readonly page: string;
  /** Where key files lie; the user's own place for them unless told. */
  readonly keys?: string;
}

/**
 * The application in a window. Everything Electron wants before it is ready happens before this first waits; ends when the
 * window is shown, or the program is told to end because the user has read why there is none.
 */
export async function runDesktop(electron: Electron, start: DesktopStart): Promise<void> {
  const { app, dialog, protocol } = electron;
  const refuse = (code: number, sentence: string): void => {
    dialog.showErrorBox('Tallyproof', sentence);
    app.exit(code);
  };
  const forbidden = app.isPackaged ? forbiddenSwitches.find((name) => app.commandLine.hasSwitch(name)) : undefined;
  if (forbidden !== undefined) return refuse(exit.wrongUsage, `Tallyproof does not run with --${forbidden}.`);
  const wish = readDesktopArguments(start.args);
  if (wish.kind === 'wrong') return refuse(exit.wrongUsage, wish.sentence);

  // Chromium's own files, and on Windows what its keychain needs, lie beside the data folder and never in it.
  const own = `${wish.dir}-desktop`;
  mkdirSync(own, { recursive: true, mode: 0o700 });
  app.setName('Tallyproof');
  app.setPath('userData', own);
  app.enableSandbox();
  // The second of two locks on the network: no name of a host leads anywhere.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  protocol.registerSchemesAsPrivileged([scheme]);
  // A second start that brings the first window to the front has done what was asked of it.
  if (!app.requestSingleInstanceLock()) return app.exit(exit.done);

  const leave = leavingByQuestion(electron);
  app.on('web-contents-created', (_event, contents) => lockContents(contents, leave));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  await openDesktop(electron, start, wish, memoryIn(own), refuse);
}

async function openDesktop(
  electron: Electron,
  start: DesktopStart,
  { dir, now: told }: ServeWish,
  memory: Memory,
  refuse: (code: number, sentence: string) => void,
): Promise<void> {
  const { app, Menu, safeStorage, shell } = electron;
  const { random, platform, keys, page } = start;
  const now = told === undefined ? Date.now : () => told;
  const session = lockedSession(electron);
  saveByDialog(electron, session, memory, app.getPath('downloads'));

  const keychain = await systemKeychain(safeStorage, platform);
  // Who waits for news is answered before the file is closed.
  const stopping = new AbortController();
  app.on('before-quit', () => stopping.abort());
  const opened = await openOrAsk({
    open: (secret) => openByKeychain({ dir, now, random, secret, ...(keys !== undefined && { keys }) }, keychain),
    host: (folder) => {
      app.on('quit', () => folder.release());
      const application = createApp(depsOn(folder, { now, random, stopping: stopping.signal }));
      return desktopGuarded(application, { assets: readAssets(page), random });
    },
    ask: (door) => desktopGuarded(door, { assets: readAssets(page, 'unlock.html'), random }),
  });
  if (!opened.ok) {
    return refuse(opened.refusal.code === 'inUse' ? exit.inUse : exit.refused, refusalText(opened.refusal));
  }
  const keepIncident = incidentKeeper(dir, now);
  session.protocol.handle(scheme.scheme, numberingFaults(opened.app, { random, keepIncident }));

  const tools = !app.isPackaged;
  const window = openWindow(electron, { session, memory, tools });
  const template = menuTemplate({
    platform,
    tools,
    contents: window.webContents,
    goTo: (route) => void showPage(window, route),
    showDataFolder: () => shell.showItemInFolder(dir),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  app.on('second-instance', () => raise(window));
  window.webContents.on('render-process-gone', () => void offerAgain(electron, window));
  await showPage(window);
}

/** A session that keeps nothing on the disk: what a page has shown lies in the data file only. */
function lockedSession({ session }: Electron): Session {
  const own = session.fromPartition('tallyproof', { cache: false });
  for (const one of [own, session.defaultSession]) lockSession(one);
  return own;
}

/** What breaks outside the application's own handling of faults gets a number too, and the page an answer. */
function numberingFaults(app: App, { random, keepIncident }: Pick<Deps, 'random' | 'keepIncident'>): App {
  return async (request) => {
    try {
      return await app(request);
    } catch (problem) {
      const incident = Buffer.from(random(5)).toString('hex').toUpperCase();
      keepIncident(incident, problem);
      return turnedAway(500, `Something broke here. Incident ${incident}: see incidents.txt in the data folder.`);
    }
  };
}

/** The page's process is gone, the data is not: it lives in this one. */
async function offerAgain({ app, dialog }: Electron, window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The page stopped. Everything that was done is kept.',
    buttons: ['Show it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await showPage(window);
  else app.quit();
}
