// What a mail says about where it comes from: settings only, nothing of the request.
import type { ApiConfig } from '../settings/config';
import type { Site } from './messages';

export function siteOf({ config }: { config: ApiConfig }): Site {
  return { webOrigin: config.webOrigin, subjectPrefix: config.mail.subjectPrefix };
}
