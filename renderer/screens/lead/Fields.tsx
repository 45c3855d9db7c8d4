import { Button, Select, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import css from './lead.module.css';

type Field = LeadPage['fields'][number];

/** Consent and origin stand in parts of their own. */
const elsewhere = /^(consent|source)\.|^lead\.(id|capturedAt)$/;

interface FieldsProps {
  readonly lead: number;
  readonly fields: readonly Field[];
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

/** The lead's own fields: a value is changed where it stands. */
export function Fields({ lead, fields, all, onAll }: FieldsProps): ReactNode {
  const own = fields.filter(({ field }) => !elsewhere.test(field));
  const shown = all ? own : own.filter(({ value }) => value !== null);
  const empty = own.filter(({ value, editable }) => value === null && editable);
  const [adding, setAdding] = useState<string | null>(null);
  const added = empty.find(({ field }) => field === adding);
  return (
    <>
      {shown.map((field) => (
        <EditableField key={field.field} lead={lead} field={field} />
      ))}
      {added !== undefined && !all && (
        <EditableField key={added.field} lead={lead} field={added} opened onDone={() => setAdding(null)} />
      )}
      <div className={css.actions}>
        {!all && (
          <Select
            aria-label="Fill in a field"
            placeholder="Fill in a field …"
            data={empty.map(({ field, label }) => ({ value: field, label }))}
            value={null}
            onChange={setAdding}
            searchable
          />
        )}
        <Button variant="subtle" onClick={() => onAll(!all)}>
          {all ? 'Hide empty fields' : 'Show empty fields'}
        </Button>
      </div>
    </>
  );
}

function EditableField({
  lead,
  field: { field, label, value, editable, unread },
  opened = false,
  onDone,
}: {
  readonly lead: number;
  readonly field: Field;
  readonly opened?: boolean;
  readonly onDone?: () => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(opened ? (value ?? '') : null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(opened);
  const editing = useAct(api.lead.edit, {
    said: ({ rejudged }) => `${label} changed${rejudged === 0 ? '' : '; the verdict came out otherwise'}`,
  });
  useEffect(() => {
    // The keyboard goes back to where it was taken from.
    if (typed === null && wasOpen.current) button.current?.focus();
    wasOpen.current = typed !== null;
  }, [typed]);
  const close = (): void => {
    setTyped(null);
    onDone?.();
  };
  const save = async (): Promise<void> => {
    // While it is written the field is closed to the keyboard, which leaves it: that is no second change.
    if (editing.busy) return;
    if (typed === null || typed.trim() === (value ?? '')) close();
    else if ((await editing.act({ leads: [lead], fields: { [field]: typed } })) !== undefined) close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') void save();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.field}>
      <span>{label}</span>
      {!editable && <span className={css.fixed}>{value ?? '–'}</span>}
      {editable && typed === null && (
        <UnstyledButton
          ref={button}
          className={css.value}
          aria-label={`${label}: ${value ?? 'empty'}. Change`}
          onClick={() => setTyped(value ?? '')}
        >
          {value ?? <span className="none">–</span>}
          {unread && <span className="state wait"> ◐ cannot be read</span>}
        </UnstyledButton>
      )}
      {editable && typed !== null && (
        <TextInput
          aria-label={label}
          value={typed}
          autoFocus
          disabled={editing.busy}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => void save()}
        />
      )}
    </div>
  );
}
