import { createServer, type ServerOptions } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { securityHeaders, turnedAway } from './guard/headers.ts';
import type { App } from './guard.ts';

/** A server on 127.0.0.1 that nothing but this machine reaches. */
export interface Loopback {
  readonly port: number;
  /** Takes no new request, finishes those under way (for a few seconds), then is closed. */
  close(): Promise<void>;
}

/** How long a sender may dawdle, in ms: for the headers, for a whole request, between two requests. */
const patience: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
};
const closingGraceMs = 5_000;
/** A browser opens six; the rest is for tabs and scripts. More would only hold memory. */
const mostConnections = 200;

export interface LoopbackOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Makes the application once the port is known: its guard compares addresses with it. */
  readonly app: (port: number) => App;
  /** Hears what broke outside the application's own handling of faults. */
  readonly onFault: (problem: unknown) => void;
  readonly patience?: ServerOptions;
}

/** Listens on 127.0.0.1 only. Rejects with the system's error when the port is taken. */
export async function listenOnLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer({
    ...(options.patience ?? patience),
    // A missing Host is refused by the guard, with the headers of every other refusal.
    requireHostHeader: false,
  });
  server.maxConnections = mostConnections;
  server.on('clientError', answerUnreadable);

  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', failed);
      listening();
    });
  });
  const { port } = addressOf(server.address());
  const listener = getRequestListener(options.app(port), {
    overrideGlobalObjects: false,
    errorHandler: (problem) => {
      // A request line or Host that no URL can be made of is addressed to nobody here.
      if (problem instanceof RequestError) return turnedAway(403, 'This address is not served here.');
      options.onFault(problem);
      return turnedAway(500, 'Something broke here. What it was stands in the terminal.');
    },
  });
  server.on('request', listener);

  return {
    port,
    close: () =>
      new Promise((closed, failed) => {
        const impatient = setTimeout(() => server.closeAllConnections(), closingGraceMs);
        server.close((problem) => {
          clearTimeout(impatient);
          if (problem) failed(problem);
          else closed();
        });
      }),
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address and a port');
  return address;
}

const unreadable = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Bytes that are no HTTP request, too many headers, or none in time: answered below the level of requests. */
function answerUnreadable(problem: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || problem.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = unreadable.get(problem.code ?? '') ?? '400 Bad Request';
  const headers = Object.entries({ ...securityHeaders(), connection: 'close', 'content-length': '0' });
  socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
}
