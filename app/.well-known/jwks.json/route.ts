// The public keys of the access tokens, from whichever auth API is configured.
import { passToApi } from '@/lib/upstream';

export const dynamic = 'force-dynamic';

export { passToApi as GET, passToApi as HEAD };
