// setup: api file
// Our own API inside this process. Its code is loaded only when it is mounted.
import { getWebConfig } from '@/lib/settings/web';
import { unavailable } from './answers';
import { type Upstream, withSlash } from './upstream';

export const mountedUpstream: Upstream = {
  async pass(request, body) {
    const url = new URL(request.url);
    url.pathname = withSlash(url.pathname);
    try {
      const api = await getApi();
      const headers = withPublicHost(request.headers);
      return await api.fetch(new Request(url, { method: request.method, headers, body }));
    } catch (error) {
      // It did not start: wrong settings or no database. Both are for the operator, neither is for the browser.
      console.error('The mounted auth API does not answer:', messageOf(error));
      return unavailable();
    }
  },

  call: async (request) => (await getApi()).fetch(request),

  async start() {
    try {
      await getApi();
    } catch (error) {
      console.error(messageOf(error));
      if (isWrongSetting(error)) process.exit(1);
    }
  },

  async finish() {
    const { finishMountedWork } = await import('@/lib/api/mounted');
    await finishMountedWork();
  },
};

async function getApi() {
  const { getMountedApi } = await import('@/lib/api/mounted');
  return getMountedApi();
}

/** Settings are not mended by waiting; an outage may end. Told by name, because the API's classes are not loaded here. */
function isWrongSetting(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ConfigError' || ('kind' in error && error.kind === 'configuration');
}

function messageOf(error: unknown): unknown {
  return error instanceof Error ? error.message : error;
}

/**
 * The guard calls this server by a loopback address, which ALLOWED_HOSTS need not list. A browser cannot send such a
 * Host from anywhere that matters, so it stands for the origin that the settings name.
 */
function withPublicHost(sent: Headers): Headers {
  const { webOrigin } = getWebConfig();
  const headers = new Headers(sent);
  const host = sent.get('host') ?? '';
  if (webOrigin && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host))
    headers.set('host', new URL(webOrigin).host);
  return headers;
}
