import { once } from 'node:events';
import { connect } from 'node:net';

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Sends bytes as they stand to 127.0.0.1 and reads until the server closes: what no HTTP client would send (two Hosts,
 * a missing one, a foreign request line) is sent here. Rejects when there is no answer.
 */
export function sendRaw(port: number, bytes: string): Promise<RawResponse> {
  return new Promise((answered, failed) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', failed);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) failed(new Error('the connection was closed without an answer'));
      else answered(parse(text.slice(0, end), text.slice(end + 4)));
    });
  });
}

function parse(head: string, body: string): RawResponse {
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(first.split(' ')[1]), headers, body };
}

/** One request from its lines, closed after the answer. A body of text gets its length unless the lines say one. */
export function request(line: string, headers: readonly string[], body = ''): string {
  const said = headers.some((header) => /^(content-length|transfer-encoding):/i.test(header));
  const length = said || body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return `${[`${line} HTTP/1.1`, ...headers, ...length, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`;
}

/** Whether a connection to this address of the machine is taken; false when it is refused. */
export async function accepts(port: number, address = '127.0.0.1'): Promise<boolean> {
  const socket = connect(port, address);
  try {
    await once(socket, 'connect');
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ECONNREFUSED') return false;
    throw problem;
  } finally {
    socket.destroy();
  }
}
