// Routes that only some configurations serve: the handoff between two sites, the dialects of other clients, and what
// only a developer's machine has.

import type { Route } from '../http/route';
import type { ApiConfig } from '../settings/config';
import { devDemoUserRoutes } from './dev-demo-user';
import { devMailRoutes } from './dev-mails';
import { dialectRoutes } from './dialects/dialects'; // setup: dialects
import { handoffRoutes } from './handoff/handoff-routes'; // setup: handoff

export function optionalRoutes(config: ApiConfig): Route[] {
  return [
    ...(config.shape === 'cross-site' ? handoffRoutes : []), // setup: handoff
    ...config.dialects.flatMap((dialect) => dialectRoutes[dialect]), // setup: dialects
    ...(config.mail.isReadable ? [...devMailRoutes, ...devDemoUserRoutes] : []),
  ];
}
