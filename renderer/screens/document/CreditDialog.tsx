import { Button, Checkbox, Group, Modal, Radio, ScrollArea, Textarea } from '@mantine/core';
import type { InferContractRouterInputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { invoice } from '../../../shared/api/invoice.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { monthText } from '../../parts/format.ts';
import { useAct } from '../../parts/useAct.tsx';
import { DayText, Money } from '../../parts/words.tsx';
import { eventWords } from '../../text/billing.ts';
import { counted } from '../../text/counted.ts';
import type { ShownDocument } from './shownDocument.ts';

type Of = InferContractRouterInputs<typeof invoice>['creditPreview']['of'];
type How = Of['kind'];

/** What of an invoice is taken back, why, and what that comes to before it is done: it cannot be undone. */
export function CreditDialog({
  document,
  onClose,
}: {
  readonly document: ShownDocument;
  readonly onClose: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const [how, setHow] = useState<How>('all');
  const [lines, setLines] = useState<readonly number[]>([]);
  const [ids, setIds] = useState<readonly number[]>([]);
  const [reason, setReason] = useState('');
  const [rebill, setRebill] = useState(false);
  const of = asked(how, lines, ids);
  const { act, busy } = useAct(api.invoice.credit, {
    said: ({ number, of: corrected }) => `Issued credit note ${number} for ${corrected}`,
  });
  const credit = async (what: Of): Promise<void> => {
    const words = reason.trim();
    const note = await act({ number: document.number, of: what, rebill, ...(words === '' ? {} : { reason: words }) });
    if (note === undefined) return;
    onClose();
    void navigate({ to: '/documents/$number', params: { number: note.number } });
  };
  return (
    <Modal opened onClose={onClose} title={`Credit ${document.number}`} size="lg">
      <div className="stacked">
        <Radio.Group
          label="What is credited"
          value={how}
          onChange={(value) => setHow(value === 'lines' || value === 'deliveries' ? value : 'all')}
        >
          <Group mt={4}>
            <Radio value="all" label="All that is left" />
            <Radio value="lines" label="Whole lines" />
            <Radio value="deliveries" label="Single leads" />
          </Group>
        </Radio.Group>
        {how === 'lines' && <LineChoice document={document} chosen={lines} onChosen={setLines} />}
        {how === 'deliveries' && <LeadChoice document={document} chosen={ids} onChosen={setIds} />}
        <Textarea
          label="Reason"
          description="Stands on the credit note"
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label="Bill these once more, on a new invoice"
          description="For a mistake of yours. What was returned stays returned."
          checked={rebill}
          onChange={(event) => setRebill(event.currentTarget.checked)}
        />
        {of === null ? <p className="quiet">Choose what is credited.</p> : <Preview document={document} of={of} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={busy} disabled={of === null} onClick={() => of !== null && void credit(of)}>
            Issue credit note
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function asked(how: How, lines: readonly number[], ids: readonly number[]): Of | null {
  switch (how) {
    case 'all':
      return { kind: 'all' };
    case 'lines':
      return lines.length === 0 ? null : { kind: 'lines', lines: [...lines] };
    case 'deliveries':
      return ids.length === 0 ? null : { kind: 'deliveries', ids: [...ids] };
  }
}

/** What the credit note will say, reckoned where it will be issued. */
function Preview({ document, of }: { readonly document: ShownDocument; readonly of: Of }): ReactNode {
  const { number, client } = document;
  const read = useQuery({
    ...query.invoice.creditPreview.queryOptions({ input: { number, of } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered read={read}>
      {({ charges, net, tax, gross, currency }) => (
        <p aria-live="polite">
          Gives back{' '}
          <strong>
            <Money amount={gross} currency={currency} locale={client.locale} />
          </strong>{' '}
          for {counted(charges, 'charge')}: {formatMoney(net, currency, client.locale)} net,{' '}
          {formatMoney(tax, currency, client.locale)} tax. A credit note gets its number at once and never changes.
        </p>
      )}
    </Answered>
  );
}

function LineChoice({
  document,
  chosen,
  onChosen,
}: {
  readonly document: ShownDocument;
  readonly chosen: readonly number[];
  readonly onChosen: (lines: readonly number[]) => void;
}): ReactNode {
  const { currency, client } = document;
  return (
    <Checkbox.Group label="Lines" value={chosen.map(String)} onChange={(values) => onChosen(values.map(Number))}>
      <div className="stacked tight">
        {document.lines.map(({ line, text, month, amount, credited }) => (
          <Checkbox
            key={line}
            value={String(line)}
            disabled={credited === amount}
            label={`${text}, ${monthText(month, client.locale)}: ${formatMoney(amount - credited, currency, client.locale)} left`}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** The leads with anything left to credit, each with all its charges. */
function LeadChoice({
  document,
  chosen,
  onChosen,
}: {
  readonly document: ShownDocument;
  readonly chosen: readonly number[];
  readonly onChosen: (ids: readonly number[]) => void;
}): ReactNode {
  const { client, currency } = document;
  const charges = document.lines.flatMap((line) => line.charges);
  const open = charges.flatMap((charge) =>
    charge.delivery === null || charge.credited === charge.amount ? [] : [{ ...charge, delivery: charge.delivery }],
  );
  const toggle = (id: number): void =>
    onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <ScrollArea.Autosize mah={240} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'Leads to credit' }}>
      <table className="plain">
        <tbody>
          {open.map(({ component, event, delivery, day, annex, amount, credited }) => (
            <tr key={`${event} ${component}`}>
              <td>
                <Checkbox
                  checked={chosen.includes(delivery)}
                  onChange={() => toggle(delivery)}
                  label={`${eventWords(event)} ${annex?.leadRef ?? ''}`}
                />
              </td>
              <td>
                <DayText day={day} locale={client.locale} />
              </td>
              <td className="right">
                <Money amount={amount - credited} currency={currency} locale={client.locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}
