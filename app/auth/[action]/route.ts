// The front end's own endpoints: /auth/forget for the sealed state, /auth/handoff where the API is on another site, and
// one for each form that a browser without scripts can send.
import {
  forgetSealedState,
  giveFactorByForm, // setup: factors
  signInByForm,
  signOutByForm,
} from '@/lib/auth/forms/form-actions';
import { sendPlainForm } from '@/lib/auth/forms/plain-forms';
import { takeOver } from '@/lib/auth/handoff/handoff'; // setup: handoff

export const dynamic = 'force-dynamic';

export async function POST(
  request: Request,
  context: { params: Promise<{ action: string }> },
): Promise<Response> {
  const { action } = await context.params;
  if (action === 'login') return signInByForm(request);
  if (action === 'second-factor') return giveFactorByForm(request); // setup: factors
  if (action === 'logout') return signOutByForm(request);
  if (action === 'forget') return forgetSealedState(request);
  if (action === 'handoff') return takeOver(request); // setup: handoff
  return (await sendPlainForm(action, request)) ?? Response.json({ detail: 'Not found.' }, { status: 404 });
}
