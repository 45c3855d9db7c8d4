import { ORPCError } from '@orpc/server';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { Deps } from '../context.ts';
import { readForm } from './readForm.ts';
import { NoRoom, openScratch, type Scratch } from './scratch.ts';

/**
 * The same request; what is large in a form in its body lies in scratches in the data folder until this is disposed of, so that a file of any
 * size needs little memory from its first byte on. Its form is refused as `noRoom` where the disk does not take it.
 */
export class FormRequest extends Request implements Disposable {
  readonly #deps: Pick<Deps, 'folder' | 'random'>;
  readonly #opened: Scratch[] = [];

  constructor(request: Request, deps: Pick<Deps, 'folder' | 'random'>) {
    super(request);
    this.#deps = deps;
  }

  override async formData(): Promise<FormData> {
    if (this.body === null) throw new TypeError('a form without a body');
    const open = (): Scratch => {
      const scratch = openScratch(this.#deps.folder.dir, this.#deps.random);
      this.#opened.push(scratch);
      return scratch;
    };
    try {
      return await readForm(this.body, this.headers.get('content-type') ?? '', open);
    } catch (problem) {
      if (!(problem instanceof NoRoom)) throw problem;
      const refusal: Refusal = { code: 'noRoom', data: { problem: problem.problem } };
      throw new ORPCError('REFUSED', { status: 422, message: 'refused', data: refusal, cause: problem });
    }
  }

  [Symbol.dispose](): void {
    for (const scratch of this.#opened) scratch.close();
  }
}
