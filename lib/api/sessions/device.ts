// Which browser a session or a refresh token was opened from, and when: shown to its owner in the list of open
// sessions. Django and simplejwt keep entries they do not know, so the facts live in the session's data
// ({"_auth_at":1735689600,"_device":{"user_agent":"…","ip":"192.0.2.7","created_at":…,"last_seen_at":…}}) and in the
// refresh token's claims; no table is needed. Times are Unix seconds.

import type { Claims } from '@/lib/django/jwt/tokens';
import { isRecord } from '@/lib/django/python/record';
import type { SessionData } from '@/lib/django/sessions';
import type { Exchange } from '../http/exchange';

export type Device = { userAgent: string; address: string | null };

const SIGNED_IN_AT = '_auth_at';
const DEVICE = '_device';
const USER_AGENT_CLAIM = 'ua';
const ADDRESS_CLAIM = 'ip';
// Names every browser in use, and keeps the refresh cookie far below the 4096 bytes that browsers accept.
const longestUserAgent = 160;

export function readDevice(exchange: Exchange): Device {
  const userAgent = (exchange.request.header('user-agent') ?? '').slice(0, longestUserAgent);
  return { userAgent, address: exchange.clientAddress ?? null };
}

/** Write who signed in from where, and that it was now. */
export function markSignIn(data: SessionData, { userAgent, address }: Device, now: Date): void {
  const at = unixSeconds(now);
  data[SIGNED_IN_AT] = at;
  data[DEVICE] = { user_agent: userAgent, ip: address, created_at: at, last_seen_at: at };
}

/** The password was given again. */
export function markReauthentication(data: SessionData, now: Date): void {
  data[SIGNED_IN_AT] = unixSeconds(now);
}

/** Note activity. Only called when the session is written anyway: no request writes for this alone. */
export function markActivity(data: SessionData, now: Date): void {
  const device = data[DEVICE];
  if (isRecord(device)) data[DEVICE] = { ...device, last_seen_at: unixSeconds(now) };
}

/** When the session's user last gave the password; null for a session that another program opened. */
export function getSignedInAt(data: SessionData): number | null {
  return readNumber(data[SIGNED_IN_AT]);
}

export type SessionFacts = Device & { createdAt: number | null; lastSeenAt: number | null };

export function readSessionFacts(data: SessionData): SessionFacts {
  const device = isRecord(data[DEVICE]) ? data[DEVICE] : {};
  return {
    userAgent: readText(device.user_agent) ?? '',
    address: readText(device.ip),
    createdAt: readNumber(device.created_at),
    lastSeenAt: readNumber(device.last_seen_at),
  };
}

export function deviceClaims({ userAgent, address }: Device): Claims {
  return { [USER_AGENT_CLAIM]: userAgent, [ADDRESS_CLAIM]: address };
}

export function readDeviceClaims(claims: Claims): Device {
  return { userAgent: readText(claims[USER_AGENT_CLAIM]) ?? '', address: readText(claims[ADDRESS_CLAIM]) };
}

/** Access tokens travel with every request and do without. */
export function withoutDeviceClaims(claims: Claims): Claims {
  const { [USER_AGENT_CLAIM]: _userAgent, [ADDRESS_CLAIM]: _address, ...rest } = claims;
  return rest;
}

function unixSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
