/** Numbers one behind the other, from place 0: a million of them, with little room nobody needs, and never held twice while they grow. */
export interface NumberColumn {
  /** Answers its place. */
  readonly push: (value: number) => number;
  /** Undefined where nothing was put. */
  readonly at: (place: number) => number | undefined;
}

const pageBits = 12;

export function createNumberColumn(): NumberColumn {
  const pages: Float64Array[] = [];
  let length = 0;
  return {
    push(value) {
      const page = pages[length >> pageBits] ?? new Float64Array(1 << pageBits);
      pages[length >> pageBits] = page;
      page[length & ((1 << pageBits) - 1)] = value;
      length += 1;
      return length - 1;
    },
    at: (place) =>
      place >= 0 && place < length ? pages[place >> pageBits]?.[place & ((1 << pageBits) - 1)] : undefined,
  };
}
