// The routes for users, for the router and the OpenAPI document.
import { factorRoutes } from '../factors/routes/factors'; // setup: factors
import { passkeyRoutes } from '../factors/routes/passkeys'; // setup: factors
import { secondFactorRoutes } from '../factors/routes/second-factor'; // setup: factors
import type { Route } from '../http/route';
import type { ApiConfig } from '../settings/config';
import { accountRoutes } from './account';
import { authRoutes } from './auth';
import { capabilityRoutes } from './capabilities';
import { passwordRoutes } from './passwords';
import { registrationRoutes } from './registration';
import { sessionRoutes } from './sessions';
import { tokenRoutes } from './token';

/** Pairs of tokens are offered where requests may carry them. */
export function userRoutes({ strategy }: Pick<ApiConfig, 'strategy'>): Route[] {
  return strategy === 'session' ? contractRoutes : [...contractRoutes, ...tokenRoutes];
}

const contractRoutes: Route[] = [
  ...authRoutes,
  ...capabilityRoutes,
  ...registrationRoutes,
  ...passwordRoutes,
  ...accountRoutes,
  ...sessionRoutes,
  ...secondFactorRoutes, // setup: factors
  ...factorRoutes, // setup: factors
  ...passkeyRoutes, // setup: factors
];
