import { Button, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContractTerms, ShownVersion } from '../../../../shared/api/contract.ts';
import { inputInWords, moneyInputs } from '../../../../shared/domain/contract/inputWords.ts';
import { formatMoney } from '../../../../shared/domain/money.ts';
import { api, query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { FileButton } from '../../../parts/FileButton.tsx';
import { dayText, numberText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { useAct } from '../../../parts/useAct.tsx';
import { Findings } from '../editor/Findings.tsx';
import { useShow } from '../useShow.ts';
import { asSetupFile } from './setupFile.ts';
import { TaxQuestion } from './TaxQuestion.tsx';

/** The versions of the terms in plain words: what holds when, and what each changed. */
export function TermsTab({ contract }: { readonly contract: string }): ReactNode {
  const read = useQuery(query.contract.terms.queryOptions({ input: { ref: contract } }));
  return <Answered read={read}>{(terms) => <Versions terms={terms} />}</Answered>;
}

function Versions({ terms }: { readonly terms: ContractTerms }): ReactNode {
  const { version: asked } = useSearch({ from: '/contracts/$contract' });
  const { versions, contract } = terms;
  const go = useShow(contract.ref);
  const { locale } = contract.client;
  const shown =
    versions.find(({ version }) => version === asked) ??
    versions.find(({ standing }) => standing === 'inForce') ??
    versions.at(-1);
  if (shown === undefined) return null;
  return (
    <div className="terms-tab">
      <nav className="timeline" aria-label="Versions">
        <ol>
          {versions.map((version) => (
            <li key={version.version}>
              <button
                type="button"
                aria-current={version.version === shown.version}
                onClick={() => go({ tab: 'terms', version: version.version })}
              >
                <strong>Version {version.version}</strong>
                <StateBadge kind="version" value={version.standing} />
                <span className="quiet">
                  {dayText(version.from, locale)} – {version.until === null ? 'open' : dayText(version.until, locale)}
                </span>
              </button>
            </li>
          ))}
        </ol>
        <Inputs terms={terms} />
        <p className="timeline-inputs">
          <Link to="/insights/scoring" search={{ contract: contract.ref }}>
            What predicts acceptance and sale
          </Link>
        </p>
      </nav>
      <Version key={shown.version} shown={shown} terms={terms} />
    </div>
  );
}

function Version({ shown, terms }: { readonly shown: ShownVersion; readonly terms: ContractTerms }): ReactNode {
  const { contract } = terms;
  const { locale } = contract.client;
  const params = { contract: contract.ref };
  const go = useShow(contract.ref);
  const asksTax = !shown.locked && shown.content.billing.tax === undefined;
  const findings = asksTax ? shown.lint.filter(({ code }) => code !== 'noTax') : shown.lint;
  return (
    <article className="page version" aria-label={`Version ${shown.version}`}>
      <header className="version-head">
        <h2>
          Version {shown.version}, in force from {dayText(shown.from, locale)}
        </h2>
        <span className="grow" />
        {!shown.locked && (
          <LinkButton
            variant={contract.state === 'draft' ? 'default' : 'filled'}
            to="/contracts/$contract"
            params={params}
            search={{ tab: 'terms', edit: shown.from }}
          >
            Edit
          </LinkButton>
        )}
        <LinkButton
          variant={shown.locked ? 'filled' : 'default'}
          to="/contracts/$contract"
          params={params}
          search={{ tab: 'terms', edit: 'new' }}
        >
          Write a new version
        </LinkButton>
        {shown.standing === 'inForce' && contract.state === 'active' && (
          <LinkButton variant="default" to="/requalify" search={{ contract: contract.ref }}>
            Judge leads again
          </LinkButton>
        )}
        <FileButton how="show" get={() => api.contract.sheet({ contract: contract.ref, version: shown.version })}>
          Contract sheet
        </FileButton>
        <More shown={shown} terms={terms} />
      </header>
      <Activation terms={terms} />
      {shown.locked && (
        <p className="quiet">Leads were judged or invoiced under it: it can be read, and no longer edited.</p>
      )}
      {asksTax && <TaxQuestion shown={shown} terms={terms} />}
      {findings.length > 0 && (
        <Findings findings={findings} onChoose={() => go({ tab: 'terms', edit: shown.locked ? 'new' : shown.from })} />
      )}
      {shown.changes.length > 0 && <Changes shown={shown} />}
      {shown.parts
        .filter(({ clauses }) => clauses.length > 0)
        .map(({ part, title, clauses }) => (
          <section key={part} className="worded" aria-labelledby={`worded-${part}`}>
            <h3 id={`worded-${part}`}>{title}</h3>
            <ul className="bare-list">
              {clauses.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          </section>
        ))}
    </article>
  );
}

/** A draft is told apart from what runs, with what keeps it from running. */
function Activation({ terms }: { readonly terms: ContractTerms }): ReactNode {
  const { contract, versions, inputs } = terms;
  const { act, busy } = useAct(api.contract.save, {
    said: ({ keptDraft }) => (keptDraft ? 'Still a draft: errors keep it from being activated' : 'Active from now on'),
  });
  if (contract.state === 'active') return null;
  const errors = versions.some(({ lint }) => lint.some(({ severity }) => severity === 'error'));
  const activate = (): void =>
    void act({
      contract: {
        ref: contract.ref,
        client: contract.client.ref,
        name: contract.name,
        status: 'active',
        terms: versions.map(({ content }) => content),
        inputs,
      },
    });
  return (
    <div className="activation">
      <p>
        This contract is a draft: nothing is delivered or invoiced under it.{' '}
        {errors ? 'Mend what is marked, then activate it.' : 'Read it once more, then activate it.'}
      </p>
      <Button disabled={errors} loading={busy} onClick={activate}>
        Activate the contract
      </Button>
    </div>
  );
}

function Changes({ shown }: { readonly shown: ShownVersion }): ReactNode {
  return (
    <section className="changes" aria-labelledby="version-changes">
      <h3 id="version-changes">What it changes against version {shown.version - 1}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {shown.changes.flatMap(({ part, title, changes }) =>
            changes.map(({ before, after }) => (
              <tr key={`${part} ${before} ${after}`}>
                <th scope="row">{title}</th>
                <td>{before === null ? <span className="quiet">not agreed</span> : <del>{before}</del>}</td>
                <td>{after === null ? <span className="quiet">no longer agreed</span> : <ins>{after}</ins>}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Inputs({ terms: { inputs, contract } }: { readonly terms: ContractTerms }): ReactNode {
  if (inputs.length === 0) return null;
  const { locale, currency } = contract.client;
  return (
    <section aria-labelledby="contract-inputs" className="timeline-inputs">
      <h2 id="contract-inputs">Targets and figures</h2>
      <ul className="bare-list">
        {inputs.map(({ key, from, value, saidBy }) => (
          <li key={`${key} ${from}`}>
            {inputInWords(key)}:{' '}
            <strong>
              {moneyInputs.has(key) ? formatMoney(Number(value), currency, locale) : numberText(value, locale)}
            </strong>
            <br />
            <span className="quiet">
              from {dayText(from, locale)}, said by {saidBy}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function More({ shown, terms }: { readonly shown: ShownVersion; readonly terms: ContractTerms }): ReactNode {
  const go = useShow(terms.contract.ref);
  const navigate = useNavigate();
  const clone = (): void =>
    void navigate({ to: '/contracts/new', search: { like: terms.contract.ref, version: shown.version } });
  const drop = useAct(api.contract.dropVersion, { said: () => `Version ${shown.version} is gone` });
  const dropVersion = async (): Promise<void> => {
    const dropped = await drop.act({ ref: terms.contract.ref, from: shown.from });
    if (dropped !== undefined) go({ tab: 'terms' });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" aria-label="More about this version">
          ⋯
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={clone}>Make a new contract like it</Menu.Item>
        <Menu.Item onClick={() => void navigator.clipboard.writeText(asSetupFile(terms))}>Copy as setup file</Menu.Item>
        <Menu.Item onClick={() => window.print()}>Print</Menu.Item>
        {!shown.locked && terms.versions.length > 1 && (
          <Menu.Item
            color="red"
            onClick={() =>
              modals.openConfirmModal({
                title: `Remove version ${shown.version}?`,
                children: 'Nothing was judged under it. The version before it holds on.',
                labels: { confirm: 'Remove version', cancel: 'Keep it' },
                onConfirm: () => void dropVersion(),
              })
            }
          >
            Remove this version
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
