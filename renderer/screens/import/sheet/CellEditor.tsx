import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import css from './Sheet.module.css';
import type { EditorHand, Opened } from './SheetRow.tsx';

const arrows: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** The cell while it is edited. A field of several lines, because a cell may hold some: one of one line would drop their ends. */
export function CellEditor({
  label,
  opened,
  hand,
}: {
  readonly label: string;
  readonly opened: Opened;
  readonly hand: EditorHand;
}): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    field.current?.focus({ preventScroll: true });
    // What is typed goes on behind what was typed, and takes the place of what stood there.
    if (opened.typed) field.current?.setSelectionRange(opened.text.length, opened.text.length);
    else field.current?.select();
  }, [opened]);
  const leave = (then: Parameters<EditorHand['onKeep']>[1]): void => {
    isLeft.current = true;
    hand.onKeep(field.current?.value ?? opened.text, then);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    const arrow = opened.typed && !event.shiftKey ? arrows[event.key] : undefined;
    if (event.key === 'Escape') {
      isLeft.current = true;
      hand.onGiveUp();
    } else if (event.key === 'Enter' && event.altKey) {
      event.currentTarget.setRangeText(
        '\n',
        event.currentTarget.selectionStart,
        event.currentTarget.selectionEnd,
        'end',
      );
    } else if (event.key === 'Enter') leave(event.shiftKey ? { rows: -1, columns: 0 } : 'nextTrouble');
    else if (event.key === 'Tab') leave({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    else if (arrow !== undefined) leave(arrow);
    else return;
    event.preventDefault();
  };
  return (
    <textarea
      ref={field}
      className={css.editor}
      aria-label={label}
      rows={1}
      defaultValue={opened.text}
      spellCheck={false}
      onKeyDown={onKeyDown}
      // As in a spreadsheet: whoever goes elsewhere keeps what was typed.
      onBlur={() => !isLeft.current && leave(null)}
    />
  );
}
