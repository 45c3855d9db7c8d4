import type { MenuItemConstructorOptions, WebContents } from 'electron';

export interface MenuActions {
  readonly platform: NodeJS.Platform;
  /** Chromium's tools and reload: in a checkout only. */
  readonly tools: boolean;
  readonly contents: WebContents;
  readonly goTo: (route: string) => void;
  readonly showDataFolder: () => void;
}

/** The menu bar. What a page understands by a key is sent to it as that key, so that both do the same. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = actions.platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: fileMenu(actions, mac) },
    { label: '&Edit', submenu: editMenu(actions, mac) },
    { label: '&View', submenu: viewMenu(actions) },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { label: '&Help', role: 'help', submenu: helpMenu(actions, mac) },
  ];
}

function fileMenu({ goTo, showDataFolder, contents }: MenuActions, mac: boolean): MenuItemConstructorOptions[] {
  return [
    { label: 'Import…', click: () => goTo('/import') },
    { label: 'Show data folder', click: showDataFolder },
    { type: 'separator' },
    { label: 'Print…', accelerator: 'CmdOrCtrl+P', click: () => contents.print() },
    ...(mac ? [] : [{ type: 'separator' } as const, { role: 'quit' } as const]),
  ];
}

function editMenu({ contents }: MenuActions, mac: boolean): MenuItemConstructorOptions[] {
  return [
    {
      label: 'Undo',
      accelerator: 'CmdOrCtrl+Z',
      click: (_item, _window, { triggeredByAccelerator }) => {
        // The page has had the key before the menu, and left it: then it belongs to the text being written.
        if (triggeredByAccelerator === true) contents.undo();
        else press(contents, 'Z', [mac ? 'meta' : 'control']);
      },
    },
    {
      label: 'Redo',
      accelerator: 'CmdOrCtrl+Shift+Z',
      click: (_item, _window, { triggeredByAccelerator }) => {
        if (triggeredByAccelerator === true) contents.redo();
        else press(contents, 'Z', [mac ? 'meta' : 'control', 'shift']);
      },
    },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    { role: 'selectAll' },
  ];
}

function press(contents: WebContents, keyCode: string, modifiers: ('meta' | 'control' | 'shift')[]): void {
  contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  contents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
}

function viewMenu({ tools }: MenuActions): MenuItemConstructorOptions[] {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(tools ? forDevelopers : []),
  ];
}

function helpMenu({ contents }: MenuActions, mac: boolean): MenuItemConstructorOptions[] {
  return [
    { label: 'Keyboard shortcuts', click: () => press(contents, '?', ['shift']) },
    ...(mac ? [] : [{ role: 'about' } as const]),
  ];
}
