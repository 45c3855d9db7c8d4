import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './style.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { takeStartCode } from './api.ts';
import { router } from './routes.tsx';
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
        <ModalsProvider>
          <Notifications position="bottom-center" limit={4} transitionDuration={0} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </Admitted>
    </QueryClientProvider>
  </MantineProvider>,
);
