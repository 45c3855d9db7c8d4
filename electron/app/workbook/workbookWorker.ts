import { parentPort, workerData } from 'node:worker_threads';
import { deflateRawSync } from 'node:zlib';
import { UnreadableWorkbook } from './fault.ts';
import type { WorkbookNews, WorkbookOrder } from './openWorkbook.ts';
import { readWorkbook } from './readWorkbook.ts';

// Only `openWorkbook` starts this file: what it hands over is what its type says.
const order: WorkbookOrder = workerData;
const tell = (news: WorkbookNews, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(news, transfer);

/** Somebody may have stopped waiting: that is seen when news come. */
const newsMs = 50;
let told = performance.now();

try {
  const read = await readWorkbook(order.bytes, order.wish, {
    alive(rows) {
      if (performance.now() - told < newsMs) return;
      told = performance.now();
      tell({ kind: 'alive', rows });
    },
    page(page) {
      const bytes = Uint8Array.from(deflateRawSync(JSON.stringify(page), { level: 1 }));
      tell({ kind: 'page', bytes }, [bytes.buffer]);
    },
  });
  tell(read);
} catch (problem) {
  if (!(problem instanceof UnreadableWorkbook)) throw problem;
  tell({ kind: 'unreadable', fault: problem.fault });
}
