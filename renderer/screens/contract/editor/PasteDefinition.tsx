import { Button, Group, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useState } from 'react';
import type { Criterion } from '../../../../shared/domain/contract/criterion.ts';
import { readPastedDefinition } from '../../../../shared/domain/contract/pastedDefinition.ts';
import { criterionInWords } from '../../../../shared/domain/qualification/wording.ts';
import { counted } from '../../../text/counted.ts';

/** Asks for a lead definition in plain words and hands on what it says as criteria: beside those there are, or in their place. */
export function askForDefinition(onCriteria: (criteria: readonly Criterion[], replaces: boolean) => void): void {
  const id = modals.open({
    title: 'Paste a lead definition',
    size: 'lg',
    children: (
      <PasteDefinition
        onCriteria={(criteria, replaces) => {
          modals.close(id);
          onCriteria(criteria, replaces);
        }}
      />
    ),
  });
}

function PasteDefinition({
  onCriteria,
}: {
  readonly onCriteria: (criteria: readonly Criterion[], replaces: boolean) => void;
}): ReactNode {
  const [text, setText] = useState('');
  const { criteria, notUnderstood } = readPastedDefinition(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (criteria.length > 0) onCriteria(criteria, false);
      }}
    >
      <Textarea
        label="One condition a line, as it stands in the mail"
        placeholder={'Industry: Healthcare, Dental\nEmployees > 50\nCountry US\nbusiness e-mail'}
        rows={8}
        data-autofocus
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="pasted-definition" aria-live="polite">
        {criteria.length > 0 && (
          <>
            <h3>Understood</h3>
            <ul>
              {criteria.map((criterion) => (
                <li key={criterion.id}>
                  {criterionInWords(criterion)}
                  {!criterion.hard && <span className="quiet">; scores only</span>}
                </li>
              ))}
            </ul>
          </>
        )}
        {notUnderstood.length > 0 && (
          <>
            <h3>Not understood, and left out</h3>
            <ul>
              {notUnderstood.map((line) => (
                <li key={line} className="finding wait">
                  {line}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Group justify="end" mt="sm">
        <Button variant="default" disabled={criteria.length === 0} onClick={() => onCriteria(criteria, true)}>
          Replace the criteria
        </Button>
        <Button type="submit" disabled={criteria.length === 0}>
          Add {counted(criteria.length, 'criterion', 'criteria')}
        </Button>
      </Group>
    </form>
  );
}
