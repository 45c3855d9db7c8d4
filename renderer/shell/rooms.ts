/** A place of the product, as side bar and palette name it. `sign` is its icon in the side bar. */
export interface Room {
  readonly to:
    | '/'
    | '/clients'
    | '/leads'
    | '/import'
    | '/reach'
    | '/call'
    | '/disputes'
    | '/appointments'
    | '/billing'
    | '/reports'
    | '/insights'
    | '/sources'
    | '/settings';
  readonly name: string;
  readonly sign: string;
  /** Second letter after `g`: `g l` goes to Leads. */
  readonly key: string;
  /** What waits there is counted. */
  readonly waits?: 'disputes' | 'appointments' | 'reach' | 'calls';
}

/** Every screen that stands in the side bar, in the order of a month. */
export const rooms: readonly Room[] = [
  { to: '/', name: 'Today', sign: 'today', key: 't' },
  { to: '/clients', name: 'Clients', sign: 'clients', key: 'c' },
  { to: '/leads', name: 'Leads', sign: 'leads', key: 'l' },
  { to: '/import', name: 'Import', sign: 'import', key: 'i' },
  { to: '/reach', name: 'Reach', sign: 'reach', key: 'e', waits: 'reach' },
  { to: '/call', name: 'Call', sign: 'call', key: 'k', waits: 'calls' },
  { to: '/disputes', name: 'Disputes', sign: 'disputes', key: 'd', waits: 'disputes' },
  { to: '/appointments', name: 'Appointments', sign: 'appointments', key: 'a', waits: 'appointments' },
  { to: '/billing', name: 'Billing', sign: 'billing', key: 'b' },
  { to: '/reports', name: 'Reports', sign: 'reports', key: 'r' },
  { to: '/insights', name: 'Insights', sign: 'insights', key: 'n' },
  { to: '/sources', name: 'Sources', sign: 'sources', key: 's' },
  { to: '/settings', name: 'Settings', sign: 'settings', key: ',' },
];
