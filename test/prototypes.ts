import { expect } from 'vitest';

const watched = [Object, Array, Function, String, Number, Map, Promise];
const keysNow = (): unknown => watched.map(({ prototype }) => Reflect.ownKeys(prototype));
const keysAtFirst = keysNow();

/** Nothing has put a key on what every object is made of (I9); to be asked after whatever a stranger's words went through. */
export function expectCleanPrototypes(): void {
  expect(keysNow()).toEqual(keysAtFirst);
  expect(Object.keys(Object.prototype)).toEqual([]);
}
