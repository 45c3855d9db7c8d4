/** The largest body taken: a file of a million rows fits several times over. */
export const largestBody = 256 * 1024 * 1024;

/** A request whose body is counted while it is read: it breaks off at the limit, whatever length was announced. */
export interface CountedRequest {
  readonly request: Request;
  readonly tooLarge: () => boolean;
}

/** Whether the announced length alone is reason to refuse. Something that is no length counts as too large. */
export function announcesTooMuch(request: Request, limit: number): boolean {
  const announced = request.headers.get('content-length');
  return announced !== null && !(/^\d{1,15}$/.test(announced) && Number(announced) <= limit);
}

/** The same request with a body that fails after `limit` bytes. */
export function counted(request: Request, limit: number): CountedRequest {
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
