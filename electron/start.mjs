// Plain JavaScript on purpose: an older Node must be able to read it, to say what is missing or to hand over to the
// pinned Node of this folder. Usage: node electron/start.mjs start|serve|cli [ARGUMENT …]
// The hosts run as they were built with their page, as Electron runs them too: what reads TypeScript would take 50 MiB of
// their memory and half a second of every start. The command line needs no page, and so no build.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const needed = 26;
/** As in the scripts of package.json; why: memory.ts. */
const youngSpace = '--max-semi-space-size=8';
const entries = { start: '../dist/hosts/launch.js', serve: '../dist/hosts/serve.js', cli: './cli.ts' };

const [, self, name] = process.argv;
const entry = Object.hasOwn(entries, name ?? '') ? new URL(entries[name], import.meta.url) : undefined;
if (entry === undefined) {
  process.stderr.write(`Usage: node electron/start.mjs ${Object.keys(entries).join('|')} [ARGUMENT …]\n`);
  process.exitCode = 2;
} else if (!existsSync(entry)) {
  process.stderr.write('Page and hosts are not built: start with "npm start", which builds them first.\n');
  process.exitCode = 1;
} else if (Number.parseInt(process.versions.node, 10) >= needed) {
  process.argv.splice(2, 1);
  await import(entry.href);
} else {
  handOver();
}

function handOver() {
  const pinned = ['node', 'node.exe']
    .map((binary) => fileURLToPath(new URL(`../node_modules/node/bin/${binary}`, import.meta.url)))
    .find((path) => existsSync(path));
  if (pinned === undefined) {
    process.stderr.write(
      `Tallyproof needs Node ${needed}, this is Node ${process.versions.node}, and the one that "npm ci" puts into ` +
        'node_modules/node is missing: run "npm ci" again with install scripts allowed.\n',
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(pinned, [youngSpace, self, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
