// For the inspector: what a JWT says, without its signature, and how long it is good for.

export type Claim = { name: string; value: string };

const dates = new Set(['exp', 'iat', 'nbf', 'auth_time']);

/** The claims of a token in reading order, dates as dates; none when it is not a JWT. */
export function readClaims(token: string): Claim[] {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof claims !== 'object' || claims === null) return [];
    return Object.entries(claims).map(([name, value]) => ({ name, value: writeClaim(name, value) }));
  } catch {
    return [];
  }
}

function writeClaim(name: string, value: unknown): string {
  if (dates.has(name) && typeof value === 'number') {
    return `${value} · ${new Date(value * 1000).toISOString().slice(11, 19)} UTC`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `272000` → "4:32"; an expired one is "0:00". */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const rest = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
