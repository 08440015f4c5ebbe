import type { UserAnswer } from './answers';

/** Whether a user has a permission of Django's (`notes.view_note`), as has_perm() answers; nobody has one. */
export function hasPermission(user: UserAnswer | null, permission: string): boolean {
  return user !== null && (user.is_superuser || user.permissions.includes(permission));
}
