import { Button, Radio, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ContractEditor } from '../../../../shared/api/contract.ts';
import { type Template, templates, templateWords } from '../../../../shared/domain/contract/templates.ts';

/**
 * What a new contract starts as: a usual deal, or another contract. Offered until something is typed; then folded to one line, for
 * it would replace what was written.
 */
export function TemplateChoice({
  isFresh,
  chosen,
  contracts,
  onTemplate,
  onLike,
}: {
  /** Nothing was typed since the terms were taken over. */
  readonly isFresh: boolean;
  /** The deal that was taken over; null where it is another contract, or was typed before. */
  readonly chosen: Template | null;
  readonly contracts: ContractEditor['contracts'];
  /** `isPointed`: it was clicked, and the hand goes on to the first price. */
  readonly onTemplate: (template: Template, isPointed: boolean) => void;
  readonly onLike: (contract: string) => void;
}): ReactNode {
  const [reopened, setReopened] = useState(false);
  if (!(isFresh && chosen !== null) && !reopened) {
    return (
      <div className="offers template-again">
        <Button size="compact-sm" variant="subtle" onClick={() => setReopened(true)}>
          Start again from a usual deal or another contract
        </Button>
      </div>
    );
  }
  const choose = (template: Template, isPointed: boolean): void => {
    setReopened(false);
    onTemplate(template, isPointed);
  };
  return (
    <div className="template-choice">
      <Radio.Group
        label="Start from a usual deal"
        value={chosen ?? ''}
        onChange={(value) => {
          const template = templates.find((one) => one === value);
          if (template !== undefined) choose(template, !focusIsVisible());
        }}
      >
        {templates.map((template) => (
          <Radio
            key={template}
            value={template}
            label={templateWords[template].title}
            description={templateWords[template].says}
            data-starts
            autoFocus={template === chosen}
            // The one that is chosen already can only be clicked.
            onClick={() => {
              if (template === chosen && !focusIsVisible()) choose(template, true);
            }}
          />
        ))}
      </Radio.Group>
      {contracts.length > 0 && (
        <Select
          aria-label="Start from another contract"
          placeholder="or from another contract…"
          searchable
          w={320}
          data={contracts.map(({ ref, name, client }) => ({ value: ref, label: `${client} – ${name}` }))}
          value={null}
          onChange={(ref) => {
            if (ref !== null) onLike(ref);
          }}
        />
      )}
    </div>
  );
}

/** Whoever moves by keys sees where the focus is and chooses on; who clicks goes on to the first price. */
const focusIsVisible = (): boolean => document.activeElement?.matches(':focus-visible') ?? false;
