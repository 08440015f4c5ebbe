// What an unexpected failure is called on the wire: an outage of a store is 503 and may pass, anything else is a
// fault of ours and 500. Neither says more than that.
import { StoreError } from '@/lib/stores/stores';
import { HttpError, serviceUnavailable } from './http-error';

export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof StoreError) return serviceUnavailable();
  return new HttpError(500, { detail: 'A server error occurred.', code: 'error' });
}
