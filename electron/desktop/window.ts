import type { BrowserWindow, Session } from 'electron';
import type { Electron } from './electron.ts';
import type { Memory } from './memory.ts';
import { fitted, smallest } from './place.ts';
import { pageAddress } from './scheme.ts';

/** The page's own background in either scheme, so that nothing flashes before it is drawn. */
const background = { dark: '#17191c', light: '#ffffff' } as const;

export interface WindowOptions {
  readonly session: Session;
  readonly memory: Memory;
  /** Where Chromium's tools may be opened: in a checkout, never in the released program. */
  readonly tools: boolean;
}

/** Opens the window where it was, with a page that is only a page: sandboxed, without Node, without a preload script. */
export function openWindow(
  { BrowserWindow, screen, nativeTheme }: Pick<Electron, 'BrowserWindow' | 'screen' | 'nativeTheme'>,
  { session, memory, tools }: WindowOptions,
): BrowserWindow {
  const { place } = memory.recall();
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fitted(place, areas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Tallyproof',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: tools,
    },
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The zoom belongs to the page's address, which the session forgets.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(memory.recall().place?.zoom ?? 0));
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    const maximized = window.isMaximized();
    memory.remember({ place: { x, y, width, height, maximized, zoom: window.webContents.getZoomLevel() } });
  });
  return window;
}

/** Shows the page at a place of its own, `/import`; the page itself when none is named. */
export async function showPage(window: BrowserWindow, route?: string): Promise<void> {
  try {
    await window.loadURL(route === undefined ? pageAddress : `${pageAddress}#${route}`);
  } catch (problem) {
    // Another place was asked for meanwhile, or the page moved on by itself: it is shown.
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ERR_ABORTED')) throw problem;
  }
}

/** Brings the window before everything else: somebody started the program a second time. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
