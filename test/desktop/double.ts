import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Display,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeTheme,
  OnBeforeRequestListenerDetails,
  SafeStorage,
  Session,
  WebContents,
} from 'electron';
import type { Electron } from '../../electron/desktop/electron.ts';

type Listener = (...args: never[]) => unknown;

/** What a thing of Electron's tells, told by hand. */
export class Events {
  readonly #listeners = new Map<string, Listener[]>();

  add(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  tell(event: string, ...args: readonly unknown[]): void {
    const listeners = this.#listeners.get(event);
    if (listeners === undefined) throw new Error(`nobody listens to ${event}`);
    for (const listener of listeners) Reflect.apply(listener, undefined, args);
  }

  heard(event: string): boolean {
    return this.#listeners.has(event);
  }
}

/** A stand-in with some members of the real thing, in their declared types; to use any other fails. */
export function standIn<T extends object>(what: string, members: Partial<T>): T {
  const guard: ProxyHandler<Partial<T>> = {
    get(target, name) {
      // A promise that gives it asks for this one.
      if (name in target || name === 'then') return Reflect.get(target, name);
      throw new Error(`${what}.${String(name)} has no double`);
    },
  };
  return new Proxy(members, guard) as T;
}

/** An event that can be prevented, as listeners see it. */
export function preventable<T extends object>(about: T): T & { preventDefault(): void; prevented: boolean } {
  return {
    ...about,
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
}

export function contentsDouble() {
  const events = new Events();
  const sent: unknown[] = [];
  const did: string[] = [];
  let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;
  const contents: WebContents = standIn<WebContents>('webContents', {
    on: (event: string, listener: Listener) => {
      events.add(event, listener);
      return contents;
    },
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
    setWebRTCIPHandlingPolicy: (policy) => void did.push(policy),
    sendInputEvent: (event) => void sent.push(event),
    undo: () => void did.push('undo'),
    redo: () => void did.push('redo'),
    print: () => void did.push('print'),
    getZoomLevel: () => 1.5,
    setZoomLevel: (level) => void did.push(`zoom ${level}`),
  });
  /** The page opens a window: what the handler answers. */
  const open = (url: string) =>
    openHandler?.({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    });
  return { contents, events, sent, did, open };
}

type RequestFilter = (about: OnBeforeRequestListenerDetails, answer: (told: { cancel?: boolean }) => void) => void;

export function sessionDouble() {
  const events = new Events();
  const handlers = new Map<string, Parameters<Session['protocol']['handle']>[1]>();
  const did: string[] = [];
  let filter: RequestFilter | null = null;
  let onRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  let onCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  let onDevice: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  const session: Session = standIn<Session>('session', {
    on: (event: string, listener: Listener) => {
      events.add(event, listener);
      return session;
    },
    webRequest: standIn<Session['webRequest']>('webRequest', {
      onBeforeRequest: (...args: readonly unknown[]) => {
        filter = args[0] as RequestFilter;
      },
    }),
    protocol: standIn<Session['protocol']>('protocol', {
      handle: (scheme, handler) => void handlers.set(scheme, handler),
    }),
    setPermissionRequestHandler: (handler) => {
      onRequest = handler;
    },
    setPermissionCheckHandler: (handler) => {
      onCheck = handler;
    },
    setDevicePermissionHandler: (handler) => {
      onDevice = handler;
    },
    setDisplayMediaRequestHandler: (handler) => void did.push(`display ${handler}`),
    setSpellCheckerEnabled: (enabled) => void did.push(`spelling ${enabled}`),
  });
  return {
    session,
    events,
    handlers,
    did,
    filter: () => filter,
    onRequest: () => onRequest,
    onCheck: () => onCheck,
    onDevice: () => onDevice,
  };
}

interface Circumstances {
  readonly packaged?: boolean;
  /** False: another one runs already. */
  readonly first?: boolean;
  readonly switches?: readonly string[];
  readonly storage?: Partial<SafeStorage>;
  /** The button a question is answered with. */
  readonly answer?: number;
  readonly areas?: readonly Display['workArea'][];
}

/** A keychain as the system's: it opens what it sealed itself. `account` makes it another one. */
export function storageDouble(account = 'a'): Partial<SafeStorage> {
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from(`${account}:${text}`),
    decryptStringAsync: async (sealed) => {
      const [by, text] = sealed.toString().split(':');
      if (by !== account || text === undefined) throw new Error('Error while decrypting the ciphertext');
      return { result: text, shouldReEncrypt: false };
    },
  };
}

/** Electron as the desktop uses it, in its own types, and what was done with it, in order. */
export function electronDouble(circumstances: Circumstances = {}) {
  const { packaged = true, first = true, switches = [], storage = storageDouble(), answer = 1 } = circumstances;
  const areas = circumstances.areas ?? [{ x: 0, y: 0, width: 1920, height: 1040 }];
  const did: string[] = [];
  const asked: MessageBoxOptions[] = [];
  const opened: string[] = [];
  const appEvents = new Events();
  const own = sessionDouble();
  const standard = sessionDouble();
  const page = contentsDouble();
  const windowEvents = new Events();
  const windows: BrowserWindowConstructorOptions[] = [];
  const shown: string[] = [];
  let menu: MenuItemConstructorOptions[] = [];

  const app: App = standIn<App>('app', {
    isPackaged: packaged,
    commandLine: standIn<App['commandLine']>('commandLine', {
      hasSwitch: (name) => switches.includes(name),
      appendSwitch: (name, value) => void did.push(`switch ${name}=${value}`),
    }),
    setName: (name) => void did.push(`name ${name}`),
    setPath: (name, path) => void did.push(`path ${name}=${path}`),
    getPath: (name) => `/home/somebody/${name}`,
    enableSandbox: () => void did.push('sandbox'),
    requestSingleInstanceLock: () => first,
    whenReady: async () => void did.push('ready'),
    quit: () => void did.push('quit'),
    exit: (code) => void did.push(`exit ${code}`),
    on: (event: string, listener: Listener) => {
      appEvents.add(event, listener);
      return app;
    },
  });
  const dialog = standIn<Dialog>('dialog', {
    showErrorBox: (_title, sentence) => void did.push(`error ${sentence}`),
    showMessageBox: async (...args: readonly unknown[]) => {
      asked.push(args.at(-1) as MessageBoxOptions);
      return { response: answer, checkboxChecked: false };
    },
  });
  const window: BrowserWindow = standIn<BrowserWindow>('window', {
    webContents: page.contents,
    on: (event: string, listener: Listener) => {
      windowEvents.add(event, listener);
      return window;
    },
    once: (event: string, listener: Listener) => {
      windowEvents.add(event, listener);
      return window;
    },
    loadURL: async (address) => void shown.push(address),
    isMinimized: () => true,
    isMaximized: () => true,
    getNormalBounds: () => ({ x: 10, y: 20, width: 1200, height: 700 }),
    restore: () => void did.push('restore'),
    maximize: () => void did.push('maximize'),
    show: () => void did.push('show'),
    focus: () => void did.push('focus'),
  });
  const windowClass = new Proxy(class {}, {
    construct(_class, [options]: BrowserWindowConstructorOptions[]) {
      if (options !== undefined) windows.push(options);
      return window;
    },
  }) as Electron['BrowserWindow'];
  const display = (workArea: Display['workArea']) => standIn<Display>('display', { workArea });
  const electron = {
    app,
    dialog,
    BrowserWindow: windowClass,
    Menu: standIn<typeof Menu>('Menu', {
      buildFromTemplate: (template) => {
        menu = template as typeof menu;
        return standIn<Menu>('menu', {});
      },
      setApplicationMenu: () => undefined,
    }),
    nativeTheme: standIn<NativeTheme>('nativeTheme', { shouldUseDarkColors: true }),
    protocol: standIn<Electron['protocol']>('protocol', {
      registerSchemesAsPrivileged: (schemes) => void did.push(`scheme ${JSON.stringify(schemes)}`),
    }),
    safeStorage: standIn<SafeStorage>('safeStorage', storage),
    screen: standIn<Electron['screen']>('screen', {
      getPrimaryDisplay: () => display(areas[0] ?? { x: 0, y: 0, width: 800, height: 600 }),
      getAllDisplays: () => areas.map(display),
    }),
    session: standIn<Electron['session']>('sessions', {
      fromPartition: (partition) => {
        did.push(`partition ${partition}`);
        return own.session;
      },
      defaultSession: standard.session,
    }),
    shell: standIn<Electron['shell']>('shell', {
      openExternal: async (address) => void opened.push(address),
      openPath: async (path) => {
        opened.push(path);
        return '';
      },
      showItemInFolder: (path) => void did.push(`folder ${path}`),
    }),
  } satisfies Electron;
  return {
    electron,
    did,
    asked,
    opened,
    app: appEvents,
    own,
    standard,
    page,
    window: windowEvents,
    windows,
    shown,
    menu: () => menu,
  };
}
