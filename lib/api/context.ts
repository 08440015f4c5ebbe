// What every use case of the API is given: configuration, stores, hashers, keys, and the things that vary
// (clock, randomness, log), so that nothing below reads them from the world.

import type { JwtKeySet } from '@/lib/django/jwt/keys';
import type { JwtSettings } from '@/lib/django/jwt/tokens';
import type { Hashers } from '@/lib/django/passwords/hashers';
import type { RandomBytes } from '@/lib/django/salted-hmac';
import type { Stores } from '@/lib/stores/stores';
import type { BreachedPasswords } from './breached-passwords';
import type { Customization } from './customization';
import type { EventSink } from './events';
import type { RateLimits } from './limits/rate-limits';
import type { TakeTurn } from './limits/turns';
import type { Outbox } from './mail/outbox';
import type { ApiConfig } from './settings/config';

export type ApiContext = {
  config: ApiConfig;
  stores: Stores;
  /** Names of the features that are offered: those whose tables are there. */
  features: readonly string[];
  hashers: Hashers;
  breachedPasswords: BreachedPasswords;
  jwt: { settings: JwtSettings; keySet: JwtKeySet };
  rateLimits: RateLimits;
  takeTurn: TakeTurn;
  outbox: Outbox;
  events: EventSink;
  customization: Customization;
  now: () => Date;
  random: RandomBytes;
};
