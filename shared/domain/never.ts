/** Ends an exhaustive `switch`: the compiler refuses the call while a case is missing. */
export function never(value: never): never {
  throw new Error(`a case that cannot be: ${JSON.stringify(value)}`);
}
