// The word before a token in the Authorization header. The setting goes first; else the back end is asked, once for the
// process: DRF answers a stranger 401 with `WWW-Authenticate: JWT realm="api"` (simplejwt's AUTH_HEADER_TYPES).
import type { AskBackEnd, Exchange } from '../../bridge';

// A project may take these as well, before it looks at a JWT.
const otherSchemes = ['basic', 'digest', 'negotiate', 'session', 'token'];

/** Build the question. `path` must be refused to a stranger. */
export function createTokenType(
  ask: AskBackEnd,
  { given, path }: { given: string | null; path: string },
): (exchange: Exchange) => Promise<string> {
  let known = given;
  return async (exchange) => {
    if (known !== null) return known;
    const { headers } = await ask(exchange, path);
    const scheme = /^[A-Za-z][\w-]*/.exec(headers.get('www-authenticate') ?? '')?.[0];
    known = scheme === undefined || otherSchemes.includes(scheme.toLowerCase()) ? 'Bearer' : scheme;
    return known;
  };
}
