// Plain JavaScript on purpose: an older Node must be able to read it, to say what is missing or to hand over to the
// pinned Node of this folder. Usage: node electron/start.mjs start|serve|cli [ARGUMENT …]
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const needed = 26;
const entries = {
  start: () => import('./launch.ts'),
  serve: () => import('./serve.ts'),
  cli: () => import('./cli.ts'),
};

const [, self, name] = process.argv;
const load = Object.hasOwn(entries, name ?? '') ? entries[name] : undefined;
if (load === undefined) {
  process.stderr.write(`Usage: node electron/start.mjs ${Object.keys(entries).join('|')} [ARGUMENT …]\n`);
  process.exitCode = 2;
} else if (Number.parseInt(process.versions.node, 10) >= needed) {
  process.argv.splice(2, 1);
  await load();
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
  const child = spawn(pinned, [self, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
