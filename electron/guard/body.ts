import { turnedAway } from './headers.ts';

/** The largest body taken: a file of a million rows fits several times over. */
export const largestBody = 256 * 1024 * 1024;

/** Answers a request whose body has at most `limit` bytes, and refuses one with more, announced or not. */
export async function bounded(
  request: Request,
  limit: number,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (announcesTooMuch(request, limit)) return tooLarge();
  const body = counted(request, limit);
  try {
    const response = await answer(body.request);
    // Who answered saw a body that broke off and may have said so in its own words: ours name the cause.
    return body.tooLarge() ? tooLarge() : response;
  } catch (problem) {
    if (body.tooLarge()) return tooLarge();
    throw problem;
  }
}

const tooLarge = (): Response => turnedAway(413, 'This is larger than can be taken.');

/** A request whose body is counted while it is read: it breaks off at the limit, whatever length was announced. */
interface CountedRequest {
  readonly request: Request;
  readonly tooLarge: () => boolean;
}

/** Whether the announced length alone is reason to refuse. Something that is no length counts as too large. */
function announcesTooMuch(request: Request, limit: number): boolean {
  const announced = request.headers.get('content-length');
  return announced !== null && !(/^\d{1,15}$/.test(announced) && Number(announced) <= limit);
}

/** The same request with a body that fails after `limit` bytes. */
function counted(request: Request, limit: number): CountedRequest {
  let read = 0;
  const body = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > limit) controller.error(new Error('the body is larger than allowed'));
        else controller.enqueue(chunk);
      },
    }),
  );
  // A streamed body has to say that the answer may not begin before it is read.
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    body: body ?? null,
    duplex: 'half',
  };
  return { request: new Request(request.url, init), tooLarge: () => read > limit };
}
