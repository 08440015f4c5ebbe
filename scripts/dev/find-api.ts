// Does a server answer the wire contract? Asked before one of our own is started in its place.
import { sessionAnswer } from '@/lib/contract/answers';

/** The server's own word for itself (the X-Auth-API header), or null when it is something else. */
export async function findApi(url: string): Promise<{ name: string } | null> {
  try {
    const response = await fetch(`${url}/api/auth/session/`, { signal: AbortSignal.timeout(3000) });
    if (!sessionAnswer.safeParse(await response.json()).success) return null;
    return { name: response.headers.get('x-auth-api') ?? 'of unknown make' };
  } catch {
    return null;
  }
}
