// Refusals that many routes have in common, for the OpenAPI document.
import { detailError } from '@/lib/contract/errors';

export const anonymous = { description: 'Not signed in', body: detailError };
export const foreignOrigin = {
  description: 'The request comes from an origin that is not trusted',
  body: detailError,
};
export const csrfRefusal = { description: 'CSRF check failed', body: detailError };
export const staleSignIn = {
  description: 'CSRF check failed, or the password must be given again (code reauthentication_required)',
  body: detailError,
};
export const tooMany = { description: 'Too many requests', body: detailError };
