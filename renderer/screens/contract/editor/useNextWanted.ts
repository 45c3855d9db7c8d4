import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react';

const wantedFields = 'input[data-wanted]:not(:disabled)';

/**
 * Writing a form without looking for its next field: Enter goes to the next one that is wanted and empty, and, where none is left,
 * to the button that finishes.
 */
export function useNextWanted(): {
  readonly form: RefObject<HTMLFormElement | null>;
  /** To the first empty one of what is about to be drawn. */
  readonly focusFirst: () => void;
  readonly onEnter: (event: KeyboardEvent) => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const focusFirst = useCallback(() => {
    const within = form.current;
    if (within === null) return;
    // The form is drawn part by part, not from above: the first is another one until all of it is, or until somebody types.
    const drawn = new MutationObserver(() => emptyOf(within)[0]?.focus());
    const stop = (): void => {
      drawn.disconnect();
      within.removeEventListener('keydown', stop);
      within.removeEventListener('pointerdown', stop);
    };
    drawn.observe(within, { childList: true, subtree: true });
    within.addEventListener('keydown', stop);
    within.addEventListener('pointerdown', stop);
  }, []);
  const onEnter = useCallback((event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLInputElement) || !goesOn(target)) return;
    event.preventDefault();
    const empty = form.current === null ? [] : emptyOf(form.current);
    const next = empty.find((field) => isAfter(target, field)) ?? empty[0];
    const finish = document.querySelector<HTMLButtonElement>('button[data-finish]:not(:disabled)');
    (next ?? finish)?.focus();
  }, []);
  return { form, focusFirst, onEnter };
}

const emptyOf = (within: HTMLElement): HTMLInputElement[] =>
  [...within.querySelectorAll<HTMLInputElement>(wantedFields)].filter(({ value }) => value === '');

/** A choice opens with Enter; everything else that is wanted, or chooses the deal, goes on with it. */
const goesOn = (field: HTMLInputElement): boolean =>
  field.matches('[data-wanted], [data-starts]') && field.getAttribute('aria-haspopup') !== 'listbox';

const isAfter = (field: Node, other: Node): boolean =>
  (field.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
