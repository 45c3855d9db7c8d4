import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { appointmentsAddress } from './screens/appointments/address.ts';
import { billingAddress } from './screens/billing/address.ts';
import { callAddress } from './screens/call/address.ts';
import { clientAddress } from './screens/client/address.ts';
import { clientsAddress } from './screens/clients/address.ts';
import { contractAddress } from './screens/contract/address.ts';
import { disputesAddress } from './screens/disputes/address.ts';
import { documentAddress } from './screens/document/address.ts';
import { importAddress } from './screens/import/address.ts';
import { insightsAddress } from './screens/insights/address.ts';
import { leadAddress } from './screens/lead/address.ts';
import { leadsAddress } from './screens/leads/address.ts';
import { mergeAddress } from './screens/merge/address.ts';
import { reachAddress } from './screens/reach/address.ts';
import { reportsAddress } from './screens/reports/address.ts';
import { requalifyAddress } from './screens/requalify/address.ts';
import { routeAddress } from './screens/route/address.ts';
import { scoringAddress } from './screens/scoring/address.ts';
import { settingsAddress } from './screens/settings/address.ts';
import { sourcesAddress } from './screens/sources/address.ts';
import { todayAddress } from './screens/today/address.ts';
import { Lost } from './shell/Lost.tsx';
import { Shell } from './shell/Shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });

/** Every screen: its address, what of it lies in the address, and the component that shows it. */
const screens = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: todayAddress,
    component: lazyRouteComponent(() => import('./screens/today/Today.tsx'), 'Today'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/clients',
    validateSearch: clientsAddress,
    component: lazyRouteComponent(() => import('./screens/clients/Clients.tsx'), 'Clients'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/clients/$client',
    validateSearch: clientAddress,
    component: lazyRouteComponent(() => import('./screens/client/Client.tsx'), 'Client'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/contracts/new',
    validateSearch: contractAddress,
    component: lazyRouteComponent(() => import('./screens/contract/NewContract.tsx'), 'NewContract'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/contracts/$contract',
    validateSearch: contractAddress,
    component: lazyRouteComponent(() => import('./screens/contract/Contract.tsx'), 'Contract'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/leads',
    validateSearch: leadsAddress,
    component: lazyRouteComponent(() => import('./screens/leads/Leads.tsx'), 'Leads'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/leads/$lead',
    validateSearch: leadAddress,
    component: lazyRouteComponent(() => import('./screens/lead/Lead.tsx'), 'Lead'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/route',
    validateSearch: routeAddress,
    component: lazyRouteComponent(() => import('./screens/route/Route.tsx'), 'Route'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/requalify',
    validateSearch: requalifyAddress,
    component: lazyRouteComponent(() => import('./screens/requalify/Requalify.tsx'), 'Requalify'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/changes',
    component: lazyRouteComponent(() => import('./screens/changes/Changes.tsx'), 'Changes'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/merge',
    validateSearch: mergeAddress,
    component: lazyRouteComponent(() => import('./screens/merge/Merge.tsx'), 'Merge'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/import',
    validateSearch: importAddress,
    component: lazyRouteComponent(() => import('./screens/import/Import.tsx'), 'Import'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/call',
    validateSearch: callAddress,
    component: lazyRouteComponent(() => import('./screens/call/Call.tsx'), 'Call'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reach',
    validateSearch: reachAddress,
    component: lazyRouteComponent(() => import('./screens/reach/Reach.tsx'), 'Reach'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/disputes',
    validateSearch: disputesAddress,
    component: lazyRouteComponent(() => import('./screens/disputes/Disputes.tsx'), 'Disputes'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/appointments',
    validateSearch: appointmentsAddress,
    component: lazyRouteComponent(() => import('./screens/appointments/Appointments.tsx'), 'Appointments'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/billing',
    validateSearch: billingAddress,
    component: lazyRouteComponent(() => import('./screens/billing/Billing.tsx'), 'Billing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/documents/$number',
    validateSearch: documentAddress,
    component: lazyRouteComponent(() => import('./screens/document/Document.tsx'), 'Document'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports',
    validateSearch: reportsAddress,
    component: lazyRouteComponent(() => import('./screens/reports/Reports.tsx'), 'Reports'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/insights',
    validateSearch: insightsAddress,
    component: lazyRouteComponent(() => import('./screens/insights/Insights.tsx'), 'Insights'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/insights/scoring',
    validateSearch: scoringAddress,
    component: lazyRouteComponent(() => import('./screens/scoring/Scoring.tsx'), 'Scoring'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sources',
    validateSearch: sourcesAddress,
    component: lazyRouteComponent(() => import('./screens/sources/Sources.tsx'), 'Sources'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('./screens/setup/SetupFile.tsx'), 'SetupFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    validateSearch: settingsAddress,
    component: lazyRouteComponent(() => import('./screens/settings/Settings.tsx'), 'Settings'),
  }),
] as const;

/** The hash keeps the address inside the page: the host serves one page and nothing else. */
export const router = createRouter({
  routeTree: root.addChildren(screens),
  history: createHashHistory(),
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
