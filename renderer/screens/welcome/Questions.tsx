import { Anchor, Button, Group, Radio, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { homelandOf } from '../../../shared/domain/homeland.ts';
import { api } from '../../api.ts';
import { countries, currencies, timeZones } from '../../parts/countries.ts';
import { MoneyField } from '../../parts/MoneyField.tsx';
import { TaxChoice } from '../../parts/TaxChoice.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { type Answers, asksTax, firstAnswers, firstTaxOf, payOf, withCountry } from './answers.ts';

const questions = ['agency', 'person', 'client', 'pay'] as const;

/** Four questions, one at a time; Enter goes on. */
export function Questions({ onBack }: { readonly onBack: () => void }): ReactNode {
  const navigate = useNavigate();
  const [answers, setAnswers] = useState<Answers>(firstAnswers);
  const [at, setAt] = useState(0);
  const begin = useAct(api.agency.begin, {
    said: ({ contract }) =>
      contract === null
        ? 'All set: write down what you agreed'
        : 'All set: read the terms, activate them, then import your leads',
  });
  const question = questions[at] ?? 'agency';
  const answered = isAnswered(question, answers);
  const goOn = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!answered || begin.busy) return;
    if (at < questions.length - 1) return setAt(at + 1);
    const pay = payOf(answers);
    const tax = firstTaxOf(answers);
    if (pay === undefined || tax === undefined) return;
    const { name, country, currency, timeZone, person, role, client } = answers;
    const made = await begin.act({
      agency: { name: name.trim(), country, currency, timeZone },
      person: { name: person.trim(), role },
      client: { name: client.trim() },
      pay,
      tax,
    });
    if (made === undefined) return;
    if (made.contract === null) await navigate({ to: '/contracts/new', search: { client: made.client } });
    else await navigate({ to: '/contracts/$contract', params: { contract: made.contract }, search: { tab: 'terms' } });
  };
  const set = (part: Partial<Answers>): void => setAnswers({ ...answers, ...part });
  return (
    <main className="welcome">
      <form className="welcome-question" onSubmit={(event) => void goOn(event)}>
        <p className="quiet">
          Question {at + 1} of {questions.length}
        </p>
        <Question key={question} question={question} answers={answers} onAnswers={set} />
        <Group justify="space-between" mt="md">
          <Button variant="subtle" color="gray" onClick={() => (at === 0 ? onBack() : setAt(at - 1))}>
            Back
          </Button>
          <Button type="submit" size="sm" disabled={!answered} loading={begin.busy}>
            {at < questions.length - 1 ? 'Next' : 'Set up my agency'}
          </Button>
        </Group>
      </form>
    </main>
  );
}

function isAnswered(question: (typeof questions)[number], answers: Answers): boolean {
  switch (question) {
    case 'agency':
      return answers.name.trim() !== '' && answers.currency !== '' && answers.timeZone !== '';
    case 'person':
      return answers.person.trim() !== '';
    case 'client':
      return answers.client.trim() !== '';
    case 'pay':
      return payOf(answers) !== undefined && firstTaxOf(answers) !== undefined;
  }
}

interface QuestionProps {
  readonly question: (typeof questions)[number];
  readonly answers: Answers;
  readonly onAnswers: (part: Partial<Answers>) => void;
}

function Question({ question, answers, onAnswers }: QuestionProps): ReactNode {
  switch (question) {
    case 'agency':
      return <AgencyQuestion answers={answers} onAnswers={onAnswers} />;
    case 'person':
      return (
        <>
          <h1>Who are you?</h1>
          <p className="quiet">History keeps who did what. There is no log-in on one laptop.</p>
          <TextInput
            label="Your name"
            size="sm"
            autoFocus
            value={answers.person}
            onChange={({ currentTarget }) => onAnswers({ person: currentTarget.value })}
          />
          <SegmentedControl
            aria-label="Your role"
            value={answers.role}
            data={[
              { value: 'owner', label: 'Owner: sends invoices and reports' },
              { value: 'manager', label: 'Account manager' },
            ]}
            onChange={(role) => onAnswers({ role: role === 'manager' ? 'manager' : 'owner' })}
          />
        </>
      );
    case 'client':
      return (
        <>
          <h1>Who is your first client?</h1>
          <p className="quiet">Address and tax number are asked for before the first invoice.</p>
          <TextInput
            label="Name of the client"
            size="sm"
            autoFocus
            value={answers.client}
            onChange={({ currentTarget }) => onAnswers({ client: currentTarget.value })}
          />
        </>
      );
    case 'pay':
      return <PayQuestion answers={answers} onAnswers={onAnswers} />;
  }
}

const kinds = ['perLead', 'perHeld', 'feePlus', 'other'] as const;

type PartProps = Omit<QuestionProps, 'question'>;

function AgencyQuestion({ answers, onAnswers }: PartProps): ReactNode {
  const homeland = homelandOf(answers.country);
  const [changing, setChanging] = useState(false);
  return (
    <>
      <h1>What is your agency called?</h1>
      <TextInput
        label="Name of the agency"
        size="sm"
        autoFocus
        value={answers.name}
        onChange={({ currentTarget }) => onAnswers({ name: currentTarget.value })}
      />
      <Select
        label="Country"
        size="sm"
        searchable
        allowDeselect={false}
        data={countries}
        value={answers.country}
        onChange={(country) => {
          if (country !== null) onAnswers(withCountry(country));
        }}
      />
      {homeland !== null && !changing ? (
        <p>
          Usual there: <strong>{answers.currency}</strong>, time of <strong>{answers.timeZone}</strong>, paper{' '}
          <strong>{homeland.paper}</strong>.{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => setChanging(true)}>
            Change
          </Anchor>
        </p>
      ) : (
        <Group grow>
          <Select
            label="Currency"
            size="sm"
            searchable
            allowDeselect={false}
            data={currencies}
            value={answers.currency === '' ? null : answers.currency}
            onChange={(currency) => onAnswers({ currency: currency ?? '' })}
          />
          <Select
            label="Time zone"
            size="sm"
            searchable
            allowDeselect={false}
            data={timeZones}
            value={answers.timeZone === '' ? null : answers.timeZone}
            onChange={(timeZone) => onAnswers({ timeZone: timeZone ?? '' })}
          />
        </Group>
      )}
    </>
  );
}

function PayQuestion({ answers, onAnswers }: PartProps): ReactNode {
  const { kind, currency, country } = answers;
  const homeland = homelandOf(country);
  return (
    <>
      <h1>How does {answers.client.trim()} pay you?</h1>
      <Radio.Group
        aria-label="How you are paid"
        value={kind}
        onChange={(value) => onAnswers({ kind: kinds.find((one) => one === value) ?? 'perLead' })}
      >
        <Radio value="perLead" label="For every accepted lead" py={4} />
        <Radio value="perHeld" label="For every appointment held" py={4} />
        <Radio value="feePlus" label="A monthly fee, and a price for each result" py={4} />
        <Radio value="other" label="Another way: tiers, a minimum, a revenue share, a pilot, or a mix" py={4} />
      </Radio.Group>
      {kind !== 'other' && (
        <Group align="end">
          {kind === 'feePlus' && (
            <MoneyField
              label="Monthly fee"
              w={168}
              currency={currency}
              value={answers.fee}
              onChange={(fee) => onAnswers({ fee })}
            />
          )}
          <MoneyField
            label={
              kind === 'perLead'
                ? 'Price of a lead'
                : kind === 'perHeld'
                  ? 'Price of an appointment'
                  : 'Price of a result'
            }
            w={168}
            autoFocus
            currency={currency}
            value={answers.price}
            onChange={(price) => onAnswers({ price })}
          />
          {kind === 'feePlus' && (
            <SegmentedControl
              aria-label="What a result is"
              value={answers.each}
              data={[
                { value: 'lead', label: 'accepted lead' },
                { value: 'held', label: 'appointment held' },
              ]}
              onChange={(each) => onAnswers({ each: each === 'held' ? 'held' : 'lead' })}
            />
          )}
        </Group>
      )}
      {asksTax(answers) && (
        <TaxChoice
          value={answers.tax}
          onChange={(tax) => onAnswers({ tax })}
          locale={homeland?.locale ?? 'en'}
          canWait
        />
      )}
      <p className="quiet">
        {kind === 'other' && 'You choose the deal and fill in its prices next. '}
        The rest starts with what is usual: {homeland?.standardTax != null && `${homeland.standardTax} % tax, `}48 hours
        to review, a credit for wrong data, no duplicate within 90 days, invoiced every month. You read it before
        anything runs.
      </p>
    </>
  );
}
