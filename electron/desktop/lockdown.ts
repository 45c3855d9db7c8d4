import type { Session, WebContents } from 'electron';
import { isOwn, isPage } from './scheme.ts';

/** The one thing the page may do that asks for a permission: put text on the clipboard. */
const granted = (permission: string, askedBy: string | undefined): boolean =>
  permission === 'clipboard-sanitized-write' && askedBy !== undefined && isOwn(askedBy);

/** Whether the page may load it: its own files, and what it has made or holds itself. Nothing goes to a network. */
function isLocal(address: string): boolean {
  return isOwn(address) || address.startsWith('data:') || (address.startsWith('blob:') && isOwn(address.slice(5)));
}

/** Closes a session: no network, no permission but one, no device, no dictionary to download (reliability E8). */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(granted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, askedBy) => granted(permission, askedBy));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
}

/**
 * Holds a page where it is: no navigation, redirect, frame or view but the page itself, no second window. `leave` hears
 * the address of a link that would have gone elsewhere (reliability E3, E6, E7).
 */
export function lockContents(contents: WebContents, leave: (address: string) => void): void {
  contents.on('will-navigate', (event) => {
    if (isPage(event.url)) return;
    event.preventDefault();
    leave(event.url);
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return { action: 'deny' };
  });
  // A page can open a connection past every filter of requests: it gets no way out for one.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
