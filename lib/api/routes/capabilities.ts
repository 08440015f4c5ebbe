// GET /api/auth/capabilities/: what this API offers. The answer is the same for everyone and depends on settings, on which
// features have their tables, and on whether the user table takes new users.
import { type Capabilities, capabilitiesAnswer } from '@/lib/contract/capabilities';
import { offersRegistration } from '../account/registration';
import { listOfferedFactors } from '../factors/enrolment'; // setup: factors
import type { Exchange } from '../http/exchange';
import { defineRoute, type Route } from '../http/route';

export const capabilityRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/capabilities/',
    method: 'GET',
    summary: 'What this server offers',
    answers: { 200: { description: 'The same for every visitor', body: capabilitiesAnswer } },
    handle: (exchange) => ({ body: readCapabilities(exchange) }),
  }),
];

function readCapabilities(exchange: Exchange): Capabilities {
  const { strategy, account } = exchange.config;
  return {
    strategy,
    sign_in: listOfferedFactors(exchange).includes('webauthn') ? ['password', 'passkey'] : ['password'], // setup: factors else sign_in: ['password'],
    registration: offersRegistration(exchange),
    email_verification: account.emailVerification === 'mandatory',
    password_reset: true,
    password_change: true,
    email_change: true,
    profile: true,
    account_deletion: true,
    reauthentication: true,
    sessions: true,
    factors: listOfferedFactors(exchange), // setup: factors else factors: [],
    providers: [],
    features: [...exchange.features],
  };
}
