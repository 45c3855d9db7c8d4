import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Reads one line from standard input: a passphrase or a recovery key, never an argument, which other users of the machine
 * could see. On a terminal it is asked for and not shown. Undefined when the input ends, or the user breaks off.
 */
export function readSecret(): Promise<string | undefined> {
  const { stdin, stderr } = process;
  const terminal = stdin.isTTY === true;
  if (terminal) stderr.write('Passphrase or recovery key: ');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: unseen, terminal });
  return new Promise((answered) => {
    let secret: string | undefined;
    lines.once('line', (line) => {
      secret = line;
      lines.close();
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      if (terminal) stderr.write('\n');
      answered(secret === '' ? undefined : secret);
    });
  });
}
