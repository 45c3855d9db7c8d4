import { SegmentedControl, Slider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Appearance } from '../../../shared/api/shell.ts';
import { schemes } from '../../../shared/domain/scheme.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { modKey } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';

const schemeWords: Readonly<Record<Appearance['scheme'], string>> = {
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
};

/** How the window looks on this laptop. */
export function AppearanceSection(): ReactNode {
  const read = useQuery(query.shell.read.queryOptions());
  const { act } = useAct(api.setting.save);
  return (
    <Answered read={read}>
      {({ appearance }) => {
        const choose = (wish: Partial<Appearance>): void =>
          void act({ name: 'appearance', value: { ...appearance, ...wish } });
        return (
          <div className="settings-form">
            <h2 id="settings-scheme">Light and dark</h2>
            <SegmentedControl
              aria-labelledby="settings-scheme"
              value={appearance.scheme}
              data={schemes.map((value) => ({ value, label: schemeWords[value] }))}
              onChange={(value) => choose({ scheme: schemes.find((one) => one === value) ?? 'system' })}
            />
            <h2>Size</h2>
            <Slider
              key={appearance.zoom}
              thumbLabel="Size in percent"
              min={70}
              max={160}
              step={10}
              defaultValue={appearance.zoom}
              label={(value) => `${value} %`}
              marks={[{ value: 100, label: '100 %' }]}
              w={320}
              mb="md"
              onChangeEnd={(zoom) => choose({ zoom })}
            />
            <p className="quiet">
              {modKey} + and {modKey} − do the same on every screen; {modKey} 0 is the usual size.
            </p>
          </div>
        );
      }}
    </Answered>
  );
}
