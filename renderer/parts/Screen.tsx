import { ActionIcon, Kbd, ScrollArea, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { type ReactNode, useEffect } from 'react';

interface ScreenProps {
  /** Where am I. */
  readonly title: string;
  /** What stands above the title: the client of a contract, the list a page belongs to. */
  readonly over?: ReactNode;
  /** The one number that matters. */
  readonly figure?: ReactNode;
  /** The one main action. */
  readonly main?: ReactNode;
  /** Figures that open, under the header. */
  readonly strip?: ReactNode;
  /** Filters, view, and the lesser actions of the list. */
  readonly tools?: ReactNode;
  /** Details beside the list, so that the list stays. */
  readonly panel?: ReactNode;
  readonly children: ReactNode;
}

/** The shape of every screen: one header line, figures, tools, the list or grid filling the rest, a panel beside it. */
export function Screen({ title, over, figure, main, strip, tools, panel, children }: ScreenProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · Tallyproof`;
  }, [title]);
  return (
    <div className="screen">
      <header className="screen-head">
        <div className="screen-title">
          {over !== undefined && <div className="over">{over}</div>}
          <h1>{title}</h1>
        </div>
        {figure !== undefined && <div className="screen-figure">{figure}</div>}
        <div className="grow" />
        <UnstyledButton className="search-button" onClick={() => spotlight.open()}>
          <span aria-hidden="true">⌕</span> Search <Kbd size="xs">{modKey} K</Kbd>
        </UnstyledButton>
        {main}
      </header>
      {strip}
      {tools !== undefined && <div className="tools">{tools}</div>}
      <div className="screen-body">
        <div className="screen-content">{children}</div>
        {panel}
      </div>
    </div>
  );
}

/** How the command key is called on this machine. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

interface PanelProps {
  readonly title: ReactNode;
  readonly onClose?: () => void;
  /** Actions of the panel, at its foot and always in sight. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** Details beside a list. */
export function Panel({ title, onClose, foot, children }: PanelProps): ReactNode {
  return (
    <aside className="panel" aria-label="Details">
      <div className="panel-head">
        <h2>{title}</h2>
        {onClose !== undefined && (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Close details" onClick={onClose}>
            ✕
          </ActionIcon>
        )}
      </div>
      <Scrolled className="panel-body" label="Details, scrollable">
        {children}
      </Scrolled>
      {foot !== undefined && <div className="panel-foot">{foot}</div>}
    </aside>
  );
}

/** A part of the screen that scrolls by itself: reachable by keyboard, or nobody without a mouse sees its end. */
export function Scrolled({
  className,
  label,
  children,
}: {
  readonly className?: string;
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ScrollArea.Autosize
      className={className ?? ''}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      {children}
    </ScrollArea.Autosize>
  );
}
