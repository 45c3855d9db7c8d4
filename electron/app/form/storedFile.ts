import type { Scratch } from './scratch.ts';
import type { StoredBytes } from './storedBytes.ts';

/**
 * A file too large to hold, whose bytes are taken from a scratch wherever somebody reads them. It cannot be a part of another `Blob`
 * or be sent to a worker: both look behind its back, where there is nothing. It can be read as long as the call it came with lasts.
 */
export class StoredFile extends File {
  readonly stored: StoredBytes;
  /** Opens a scratch for what is made of this file, which is too large to hold as well; closed with its own. */
  readonly beside: () => Scratch;

  constructor(stored: StoredBytes, beside: () => Scratch, name: string, options: FilePropertyBag) {
    super([], name, options);
    this.stored = stored;
    this.beside = beside;
  }

  override get size(): number {
    return this.stored.size;
  }

  /** Holds what it gives. */
  override slice(start = 0, end = this.size, type = ''): Blob {
    return new Blob([...this.stored.pieces(this.#place(start), this.#place(end))], { type });
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const pieces = unhurried(this.stored.pieces());
    return new ReadableStream({
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
    });
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for await (const piece of unhurried(this.stored.pieces())) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  /** A place as slices name it: one below zero counts from the end. */
  #place(at: number): number {
    return Math.min(Math.max(at < 0 ? this.size + at : at, 0), this.size);
  }
}

const breatheBytes = 1 << 20;

/** Reading a large file takes a while: everybody else is answered now and then. */
export async function* unhurried(pieces: Iterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let read = 0;
  for (const piece of pieces) {
    yield piece;
    read += piece.length;
    if (read < breatheBytes) continue;
    read = 0;
    await new Promise((resume) => setImmediate(resume));
  }
}
