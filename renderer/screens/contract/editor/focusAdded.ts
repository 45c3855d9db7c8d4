import { flushSync } from 'react-dom';

const fields = 'input:not([type=hidden], [type=radio], [type=checkbox]), textarea';

/** Draws what `add` brings at once, and gives the keyboard to the first empty field it brought: somebody wants to type into it. */
export function focusAdded(within: Element | null, add: () => void): void {
  const before = new Set(within?.querySelectorAll(fields));
  flushSync(add);
  const brought = [...(within?.querySelectorAll<HTMLInputElement>(fields) ?? [])].filter((field) => !before.has(field));
  brought.find(({ value }) => value === '')?.focus();
}
