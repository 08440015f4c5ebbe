// The front end's own endpoints: /auth/login and /auth/logout for plain forms, /auth/forget for the sealed state,
// /auth/handoff where the API is on another site.
import { forgetSealedState, signInByForm, signOutByForm } from '@/lib/auth/forms/form-actions';
import { takeOver } from '@/lib/auth/handoff/handoff'; // setup: handoff

export const dynamic = 'force-dynamic';

export async function POST(
  request: Request,
  context: { params: Promise<{ action: string }> },
): Promise<Response> {
  const { action } = await context.params;
  if (action === 'login') return signInByForm(request);
  if (action === 'logout') return signOutByForm(request);
  if (action === 'forget') return forgetSealedState(request);
  if (action === 'handoff') return takeOver(request); // setup: handoff
  return Response.json({ detail: 'Not found.' }, { status: 404 });
}
