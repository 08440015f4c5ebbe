// The routes that every configuration serves, for the router and the OpenAPI document.
import type { Route } from '../http/route';
import { accountRoutes } from './account';
import { authRoutes } from './auth';
import { capabilityRoutes } from './capabilities';
import { passwordRoutes } from './passwords';
import { registrationRoutes } from './registration';
import { sessionRoutes } from './sessions';
import { tokenRoutes } from './token';

export const userRoutes: Route[] = [
  ...authRoutes,
  ...capabilityRoutes,
  ...registrationRoutes,
  ...passwordRoutes,
  ...accountRoutes,
  ...sessionRoutes,
  ...tokenRoutes,
];
