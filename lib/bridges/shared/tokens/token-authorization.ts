// The Authorization header of a JWT. For the word before the token the setting goes first; else the back end is asked, once for the
// process: DRF answers a stranger 401 with `WWW-Authenticate: JWT realm="api"` (simplejwt's AUTH_HEADER_TYPES).
import type { AskBackEnd, Bridge, Exchange } from '../../bridge';

// A project may take these as well, before it looks at a JWT.
const otherSchemes = ['basic', 'digest', 'negotiate', 'session', 'token'];

export type TokenAuthorization = {
  headersFor(exchange: Exchange, token: string): Promise<Record<string, string>>;
  /** Of the visitor; none for a stranger. */
  authorize: Bridge['authorize'];
};

/** Build it. `path` must be refused to a stranger. */
export function createTokenAuthorization(
  ask: AskBackEnd,
  { given, path }: { given: string | null; path: string },
): TokenAuthorization {
  let known = given;
  async function readType(exchange: Exchange): Promise<string> {
    if (known !== null) return known;
    const { headers } = await ask(exchange, path);
    const scheme = /^[A-Za-z][\w-]*/.exec(headers.get('www-authenticate') ?? '')?.[0];
    known = scheme === undefined || otherSchemes.includes(scheme.toLowerCase()) ? 'Bearer' : scheme;
    return known;
  }
  const headersFor = async (exchange: Exchange, token: string) => ({
    authorization: `${await readType(exchange)} ${token}`,
  });
  return {
    headersFor,
    authorize: async (exchange): Promise<Record<string, string>> =>
      exchange.bearer === null ? {} : headersFor(exchange, exchange.bearer),
  };
}
