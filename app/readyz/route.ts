// Readiness of the auth API behind this origin, for load balancers that only see the web server.
import { passToApi } from '@/lib/upstream';

export const dynamic = 'force-dynamic';

export { passToApi as GET, passToApi as HEAD };
