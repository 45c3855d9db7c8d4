import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useState } from 'react';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { readPastedTerms } from './pastedTerms.ts';

/** Asks for a setup file and hands on the newest terms in it. */
export function askForSetup(onTerms: (terms: Terms) => void): void {
  const id = modals.open({
    title: 'Take terms from a setup file',
    size: 'lg',
    children: (
      <PasteSetup
        onTerms={(terms) => {
          modals.close(id);
          onTerms(terms);
        }}
      />
    ),
  });
}

function PasteSetup({ onTerms }: { readonly onTerms: (terms: Terms) => void }): ReactNode {
  const [text, setText] = useState('');
  const read = readPastedTerms(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok) onTerms(read.terms);
      }}
    >
      <Textarea
        label="Setup file, or one contract or version of it"
        description="Criteria, prices and everything else of its newest version replace what is in the editor; the day stays"
        rows={12}
        data-autofocus
        value={text}
        error={text.trim() === '' || read.ok ? undefined : read.problem}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group justify="end" mt="sm">
        <FileButton accept=".json,application/json" onChange={(file) => void file?.text().then(setText)}>
          {(props) => (
            <Button variant="default" {...props}>
              Choose a file…
            </Button>
          )}
        </FileButton>
        <Button type="submit" disabled={!read.ok}>
          Take these terms
        </Button>
      </Group>
    </form>
  );
}
