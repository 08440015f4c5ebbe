// The dialects that AUTH_DIALECTS can name: how clients written after well-known tutorials speak to their API. Off by
// default; each is served beside the routes of the wire contract and reuses its use cases.

import type { Route } from '../../http/route';
import type { ApiConfig } from '../../settings/config';
import { accountsRoutes } from './accounts';
import { jwtCookieRoutes } from './jwt-cookie';
import { createSpaRoutes } from './spa';

export const dialectRoutes: Record<ApiConfig['dialects'][number], Route[]> = {
  spa: createSpaRoutes({ sessionForVisitors: 'false' }),
  'spa-drf': createSpaRoutes({ sessionForVisitors: 'forbidden' }),
  'spa-errors': createSpaRoutes({ sessionForVisitors: 'false', words: 'errors' }),
  'jwt-cookie': jwtCookieRoutes,
  accounts: accountsRoutes,
};
