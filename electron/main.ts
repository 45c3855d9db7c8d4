import './memory.ts';
import { randomBytes } from 'node:crypto';
import { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, safeStorage, screen, session, shell } from 'electron';
import { hostAsked } from './desktop/arguments.ts';
import { runDesktop } from './desktop/desktop.ts';
import { exit } from './exits.ts';
import { pageFolder } from './pageFolder.ts';

const electron = { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, safeStorage, screen, session, shell };
// In a checkout the first word is the folder Electron was started on.
const words = process.argv.slice(app.isPackaged ? 1 : 2);
const host = hostAsked(words);

/** A fault before there is a page to tell it: said in a dialog, which works at any time. */
function giveUp(problem: unknown): void {
  dialog.showErrorBox(
    'Something broke in Tallyproof',
    problem instanceof Error ? String(problem.stack) : String(problem),
  );
  app.exit(exit.fault);
}

// Electron is not ready before this file has run to its end: what waits for that must not be awaited here.
if (host === undefined) {
  runDesktop(electron, { args: words, platform: process.platform, random: randomBytes, page: pageFolder }).catch(
    giveUp,
  );
} else {
  process.argv.splice(1, process.argv.length, host, ...words.slice(1));
  await (host === 'cli' ? import('./cli.ts') : import('./serve.ts'));
  app.exit(Number(process.exitCode ?? exit.done));
}
