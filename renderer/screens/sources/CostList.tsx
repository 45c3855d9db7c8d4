import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { decimalFromMinor, minorFromDecimal } from '../../../shared/domain/money.ts';
import { api } from '../../api.ts';
import { dayText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { Money } from '../../parts/words.tsx';
import type { SourceRow } from './sourceColumns.tsx';

const currencies = Intl.supportedValuesOf('currency');

/** What a source cost on the days looked at: a cost is added or mended by its day, zero takes it out. */
export function CostList({
  source,
  costs,
  currency,
}: {
  readonly source: string;
  readonly costs: SourceRow['costs'];
  /** The one it usually costs in; empty while nobody knows. */
  readonly currency: string;
}): ReactNode {
  const saving = useAct(api.source.cost, {
    said: ({ put }) => (put === 'unchanged' ? 'Nothing was changed' : 'Saved the cost'),
  });
  const form = useForm({
    initialValues: { day: '', amount: '', currency },
    validate: {
      day: (day) => (day === '' ? 'Choose the day.' : null),
      currency: (chosen) => (chosen === '' ? 'Choose the currency.' : null),
      amount: (amount, values) => {
        const minor = minorFromDecimal(amount.trim(), values.currency === '' ? 'EUR' : values.currency);
        return minor === null || minor < 0 ? 'An amount such as 1250.00.' : null;
      },
    },
  });
  const save = form.onSubmit(async (values) => {
    const amount = minorFromDecimal(values.amount.trim(), values.currency);
    if (amount === null) return;
    const saved = await saving.act({ source, day: values.day, currency: values.currency, amount });
    if (saved !== undefined) form.setFieldValue('amount', '');
  });
  return (
    <section>
      <h3>Costs</h3>
      <form onSubmit={save} noValidate>
        <Group gap="xs" align="start" wrap="nowrap">
          <TextInput type="date" label="Day" {...form.getInputProps('day')} />
          <TextInput label="Amount" inputMode="decimal" {...form.getInputProps('amount')} />
          <Select label="Currency" searchable data={currencies} {...form.getInputProps('currency')} />
        </Group>
        <Group gap="xs" mt="xs">
          <Button type="submit" variant="default" loading={saving.busy}>
            Save the cost
          </Button>
        </Group>
      </form>
      {costs.length === 0 ? (
        <p className="quiet">No cost is known for these days. Without costs the margin is what was billed.</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="right">
                Cost
              </th>
              <th scope="col" className="right">
                <span className="quiet">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {costs.map((cost) => (
              <tr key={`${cost.day} ${cost.currency}`}>
                <th scope="row">{dayText(cost.day, ownLocale)}</th>
                <td className="right">
                  <Money amount={cost.amount} currency={cost.currency} locale={ownLocale} />
                </td>
                <td className="right">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={`Change the cost of ${dayText(cost.day, ownLocale)}`}
                    onClick={() =>
                      form.setValues({
                        day: cost.day,
                        amount: decimalFromMinor(cost.amount, cost.currency),
                        currency: cost.currency,
                      })
                    }
                  >
                    ✎
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
