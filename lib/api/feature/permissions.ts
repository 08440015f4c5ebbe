// Who may: checks for the `access` of a route and for handlers, with the answers of DRF's permission classes.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { HttpError } from '../http/http-error';
import { requireRequestUser } from '../sign-in/authentication';

/** Let signed-in users in. Throws HttpError 401. */
export const requireUser = requireRequestUser;

/**
 * Let users in who have a permission such as `notes.view_note`. What it returns throws HttpError 401 and 403.
 * @public
 */
export function requirePermission(name: string): (exchange: Exchange) => Promise<User> {
  return async (exchange) => {
    const user = await requireRequestUser(exchange);
    if (!(await hasPermission(exchange, name))) throw permissionDenied();
    return user;
  };
}

/** Django's `user.has_perm()`: no further query for most users, whose permissions were read with them. */
export async function hasPermission({ stores, user }: Exchange, name: string): Promise<boolean> {
  if (!user?.isActive) return false;
  if (user.isSuperuser) return true;
  return (await stores.users.getGroupsAndPermissions(user)).permissions.includes(name);
}

export function permissionDenied(): HttpError {
  return new HttpError(403, { detail: 'You do not have permission to perform this action.' });
}

/** As DRF's get_object_or_404(): `model` is the name of the class, such as "Note". */
export function noMatch(model: string): HttpError {
  return new HttpError(404, { detail: `No ${model} matches the given query.` });
}

export function notFound(): HttpError {
  return new HttpError(404, { detail: 'Not found.' });
}
