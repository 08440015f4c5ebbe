// GET /api/auth/capabilities/: what this API offers. The answer is the same for everyone and depends on settings, and on which features have their tables.
import { type Capabilities, capabilitiesAnswer } from '@/lib/contract/capabilities';
import { defineRoute, type Route } from '../http/route';
import type { ApiConfig } from '../settings/config';

export const capabilityRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/capabilities/',
    method: 'GET',
    summary: 'What this server offers',
    answers: { 200: { description: 'The same for every visitor', body: capabilitiesAnswer } },
    handle: ({ config, features }) => ({ body: readCapabilities(config, features) }),
  }),
];

function readCapabilities({ strategy, account }: ApiConfig, features: readonly string[]): Capabilities {
  return {
    strategy,
    sign_in: ['password'],
    registration: account.isRegistrationOpen,
    email_verification: account.emailVerification === 'mandatory',
    password_reset: true,
    password_change: true,
    email_change: true,
    profile: true,
    account_deletion: true,
    reauthentication: true,
    sessions: true,
    factors: [],
    providers: [],
    features: [...features],
  };
}
