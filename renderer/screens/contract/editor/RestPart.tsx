import { Group, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { assetKinds, cadences } from '../../../../shared/domain/contract/terms.ts';
import { Choice } from './Choice.tsx';
import { DayField, RemoveButton, WholeField } from './fields.tsx';
import { Offers } from './Offers.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { Rows } from './Rows.tsx';

const cadenceWords = { weekly: 'every week', monthly: 'every month', quarterly: 'every quarter' } as const;
const parties = ['client', 'agency'] as const;
const partyWords = { client: 'the client', agency: 'the agency' } as const;
const owners = ['client', 'agency', 'both'] as const;
const ownerWords = { ...partyWords, both: 'both' } as const;
const assetWords = {
  adAccount: 'Ad account',
  landingPage: 'Landing page',
  phoneNumber: 'Phone number',
  domain: 'Domain',
  mailbox: 'Mailbox',
  other: 'Something else',
} as const;

/** Reports, consent, how long personal data is kept and whose it is, and who owns what the work is done with. */
export function RestPart({
  terms,
  onTerms,
  findings,
}: PartProps<'reporting' | 'retentionDays' | 'consentRequired' | 'dataOwner' | 'assets'>): ReactNode {
  const { reporting, retentionDays, consentRequired, dataOwner, assets } = terms;
  const addAsset = (): void => onTerms({ assets: [...assets, { kind: 'adAccount', name: '', owner: 'client' }] });
  return (
    <Part
      id="reporting"
      title="Reports and data"
      findings={findings}
      places={['reporting', 'retentionDays', 'consentRequired', 'privacy', 'dataOwner', 'assets']}
    >
      <Group gap="sm" align="end">
        <Choice
          label="Report"
          w={148}
          options={cadences}
          words={cadenceWords}
          value={reporting?.cadence}
          onChange={(cadence) => onTerms({ reporting: { ...reporting, cadence } })}
          none={{ says: 'none agreed', onChoose: () => onTerms({ reporting: undefined }) }}
        />
        {reporting !== undefined && (
          <DayField
            label="The next one on"
            value={reporting.nextDue}
            onChange={(nextDue) => onTerms({ reporting: { ...reporting, nextDue } })}
          />
        )}
        <WholeField
          label="Keep personal data"
          suffix="days"
          value={retentionDays}
          onChange={(days) => onTerms({ retentionDays: days })}
        />
        <Choice
          label="The data belongs to"
          w={148}
          options={owners}
          words={ownerWords}
          value={dataOwner}
          onChange={(owner) => onTerms({ dataOwner: owner })}
          none={{ says: 'not agreed', onChoose: () => onTerms({ dataOwner: undefined }) }}
        />
      </Group>
      <Switch
        label="Every lead needs a proof of consent"
        checked={consentRequired}
        onChange={({ currentTarget }) => onTerms({ consentRequired: currentTarget.checked })}
      />
      <Rows rows={assets} onRows={(next) => onTerms({ assets: next })}>
        {(asset, { change, remove }) => (
          <div className="tier">
            <Choice
              label="Kind of asset"
              hidesLabel
              w={148}
              options={assetKinds}
              words={assetWords}
              value={asset.kind}
              onChange={(kind) => change({ ...asset, kind })}
            />
            <TextInput
              aria-label="Name of the asset"
              placeholder="its name or number"
              flex={1}
              miw={160}
              value={asset.name}
              onChange={({ currentTarget }) => change({ ...asset, name: currentTarget.value })}
            />
            <span>belongs to</span>
            <Choice
              label={`Owner of ${asset.name}`}
              hidesLabel
              w={132}
              options={parties}
              words={partyWords}
              value={asset.owner}
              onChange={(owner) => change({ ...asset, owner })}
            />
            <RemoveButton what={`asset ${asset.name}`} onClick={remove} />
          </div>
        )}
      </Rows>
      <Offers offers={[{ what: 'an ad account, page or number to the register', add: addAsset, there: false }]} />
    </Part>
  );
}
