// What a mail says about where it comes from: settings only, nothing of the request.
import type { ApiContext } from '../context';
import type { Site } from './messages';

export function siteOf({ config }: ApiContext): Site {
  return { webOrigin: config.webOrigin, subjectPrefix: config.mail.subjectPrefix };
}
