// Routes that only some configurations serve: the hand-off between two sites, the dialects of other clients, and the
// mails of a development API.
import type { ApiConfig } from './config';
import { dialectRoutes } from './dialects/dialects';
import type { Route } from './route';
import { devMailRoutes } from './routes/dev-mails';
import { handoffRoutes } from './routes/handoff';

export function optionalRoutes(config: ApiConfig): Route[] {
  return [
    ...(config.shape === 'cross-site' ? handoffRoutes : []),
    ...config.dialects.flatMap((dialect) => dialectRoutes[dialect]),
    ...(config.mail.isReadable ? devMailRoutes : []),
  ];
}
