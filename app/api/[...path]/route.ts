// Door 2 to the auth API: every /api request of the page's own origin goes to whichever API is configured.
import { after } from 'next/server';
import { finishUpstreamWork, passToApi } from '@/lib/upstream';

export const dynamic = 'force-dynamic';

async function answer(request: Request): Promise<Response> {
  const response = await passToApi(request);
  // A serverless host stops the process after the answer, and mails go out after it.
  after(finishUpstreamWork);
  return response;
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
