import './settings.css';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Screen } from '../../parts/Screen.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AgencySection } from './AgencySection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { type SettingsSection, settingsSections } from './address.ts';
import { BackupsSection } from './BackupsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { KeySection } from './KeySection.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { PresetsSection } from './PresetsSection.tsx';
import { SuppressionSection } from './SuppressionSection.tsx';
import { VerificationSection } from './VerificationSection.tsx';

const names: Readonly<Record<SettingsSection, string>> = {
  agency: 'Agency',
  people: 'People',
  appearance: 'Appearance',
  key: 'Key and lock',
  backups: 'Backups',
  suppression: 'Suppression lists',
  presets: 'Import presets',
  verification: 'Verification',
  history: 'History',
  about: 'About',
};

/** Who we are, who works here, and how the file is kept. */
export function Settings(): ReactNode {
  const { section = 'agency' } = useSearch({ from: '/settings' });
  return (
    <Screen title="Settings">
      <div className="settings">
        <nav aria-label="Settings">
          <ul>
            {settingsSections.map((name) => (
              <li key={name}>
                <Link to="/settings" search={{ section: name }} aria-current={name === section ? 'page' : undefined}>
                  {names[name]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <section className="settings-section" aria-label={names[section]}>
          <Section section={section} />
        </section>
      </div>
    </Screen>
  );
}

function Section({ section }: { readonly section: SettingsSection }): ReactNode {
  switch (section) {
    case 'agency':
      return <AgencySection />;
    case 'people':
      return <PeopleSection />;
    case 'appearance':
      return <AppearanceSection />;
    case 'key':
      return <KeySection />;
    case 'backups':
      return <BackupsSection />;
    case 'suppression':
      return <SuppressionSection />;
    case 'presets':
      return <PresetsSection />;
    case 'verification':
      return <VerificationSection />;
    case 'history':
      return <HistorySection />;
    case 'about':
      return <AboutSection />;
  }
}
