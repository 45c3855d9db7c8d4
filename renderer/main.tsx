import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './style.css';
import './print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { takeStartCode } from './api.ts';
import { Admitted } from './shell/Admitted.tsx';
import { pageNonce } from './shell/pageNonce.ts';
import { schemeOfSettings } from './shell/scheme.ts';
import { theme } from './theme.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The file is beside us: what is refetched is told by our own changes and by `job.watch`, never by focus or age.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// Loaded apart: run in one go with what is above, it would keep keys and clicks waiting.
const Inside = lazy(async () => ({ default: (await import('./Inside.tsx')).Inside }));

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const startCode = takeStartCode();

createRoot(root).render(
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    colorSchemeManager={schemeOfSettings}
    getStyleNonce={pageNonce}
  >
    <QueryClientProvider client={queryClient}>
      <Admitted startCode={startCode}>
        <Suspense fallback={null}>
          <Inside />
        </Suspense>
      </Admitted>
    </QueryClientProvider>
  </MantineProvider>,
);
