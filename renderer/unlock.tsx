import '@mantine/core/styles.css';
import './style.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { pageNonce } from './shell/pageNonce.ts';
import { schemeOfSettings } from './shell/scheme.ts';
import { Unlock } from './shell/Unlock.tsx';
import { theme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

createRoot(root).render(
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    colorSchemeManager={schemeOfSettings}
    getStyleNonce={pageNonce}
  >
    <Unlock />
  </MantineProvider>,
);
