import { ActionIcon, Button, Group, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FieldTest, type FieldTestKind, testsOf } from '../../../shared/domain/fieldTest.ts';
import { leadFields } from '../../../shared/domain/intake/fields.ts';
import { fieldTitle, testInWords, testWords } from '../../text/fieldTests.ts';

interface FieldFiltersProps {
  readonly tests: readonly FieldTest[];
  /** Names of columns of the agency's own. */
  readonly custom: readonly string[];
  readonly onChange: (tests: FieldTest[] | undefined) => void;
}

/** Narrows the list by any field of its leads; all that is asked for has to hold. */
export function FieldFilters({ tests, custom, onChange }: FieldFiltersProps): ReactNode {
  const left = (at: number): void => {
    const others = tests.filter((_, place) => place !== at);
    onChange(others.length === 0 ? undefined : others);
  };
  return (
    <Popover width={360} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant={tests.length === 0 ? 'default' : 'light'}>
          {tests.length === 0 ? 'Any field' : `Any field: ${tests.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {tests.map((test, at) => (
            <Group key={JSON.stringify(test)} justify="space-between" wrap="nowrap" gap={4}>
              <Text size="sm">{testInWords(test)}</Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Take away: ${testInWords(test)}`}
                onClick={() => left(at)}
              >
                ✕
              </ActionIcon>
            </Group>
          ))}
          <NewTest custom={custom} onAdd={(test) => onChange([...tests, test])} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Kinds of tests that compare with a text. */
const withText: readonly FieldTestKind[] = ['contains', 'startsWith', 'equals', 'differs'];

function NewTest({
  custom,
  onAdd,
}: {
  readonly custom: readonly string[];
  readonly onAdd: (test: FieldTest) => void;
}): ReactNode {
  const [field, setField] = useState<string>('company.name');
  const [chosen, setChosen] = useState<FieldTestKind | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const kinds = testsOf(field);
  const is = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0];
  const made = is === undefined ? null : testOf(field, is, from, to);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (made === null) return;
    onAdd(made);
    setFrom('');
    setTo('');
  };
  const type = is === 'days' ? 'date' : 'text';
  return (
    <form onSubmit={add}>
      <Stack gap={8}>
        <Select
          label="Field"
          data={[
            ...leadFields.map((value) => ({ value, label: fieldTitle(value) })),
            ...custom.map((name) => ({ value: `custom.${name}`, label: name })),
          ]}
          value={field}
          onChange={(value) => value !== null && setField(value)}
          searchable
          openOnFocus={false}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label="Condition"
          data={kinds.map((value) => ({ value, label: testWords[value] }))}
          value={is ?? null}
          onChange={(value) => setChosen(kinds.find((one) => one === value) ?? null)}
          comboboxProps={{ withinPortal: false }}
        />
        {is !== undefined && withText.includes(is) && (
          <TextInput label="Text" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        )}
        {(is === 'between' || is === 'days') && (
          <Group grow gap={8}>
            <TextInput label="From" type={type} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
            <TextInput label="to" type={type} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          </Group>
        )}
        <Button type="submit" disabled={made === null}>
          Add the filter
        </Button>
      </Stack>
    </form>
  );
}

/** What the form says as a test; null while something is missing or cannot be read. */
function testOf(field: string, is: FieldTestKind, from: string, to: string): FieldTest | null {
  const bound = (text: string): string | number | undefined => {
    const typed = text.trim();
    return typed === '' ? undefined : is === 'between' ? Number(typed.replaceAll(',', '')) : typed;
  };
  const range = is === 'between' || is === 'days';
  if (range && from.trim() === '' && to.trim() === '') return null;
  const asked = range
    ? { is, field, from: bound(from), to: bound(to) }
    : withText.includes(is)
      ? { is, field, text: from.trim() }
      : { is, field };
  return FieldTest.safeParse(asked).data ?? null;
}
