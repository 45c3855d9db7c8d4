// The policy of the page forbids making code of text. Zod would try once to find out, and the policy would report it: told before
// any schema is made, which is before anything else is loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

void import('./main.tsx');
