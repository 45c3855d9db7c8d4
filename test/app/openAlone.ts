import { readFileSync } from 'node:fs';
import { openFile } from '../../electron/app/import/openFile.ts';

/** Opens one file and says what came of it and what that took; started by tests, in a process of its own. */
const [, , path = ''] = process.argv;
const file = new File([readFileSync(path)], 'file.xlsx');
let most = process.memoryUsage.rss();
const look = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 5);
const before = process.cpuUsage();
const opened = await openFile(file, { decimal: '.' }, { rows: () => {}, cancelled: () => false });
let rows = 0;
if (opened.ok) for (const chunk of opened.value.table.chunks) rows += chunk.rows.length;
clearInterval(look);
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    refused: opened.ok ? null : opened.refusal,
    rows,
    cpuMs: (user + system) / 1000,
    mostMegabytes: most / (1 << 20),
  }),
);
