// What every use case of the API is given: configuration, stores, hashers, keys, and the things that vary
// (clock, randomness, log), so that nothing below reads them from the world.
import type { Hashers } from '@/lib/django/hashers';
import type { RandomBytes } from '@/lib/django/salted-hmac';
import type { JwtSettings } from '@/lib/django/simplejwt';
import type { JwtKeySet } from '@/lib/django/simplejwt-keys';
import type { Stores } from '@/lib/stores/stores';
import type { ApiConfig } from './config';
import type { Customization } from './customization';
import type { EventSink } from './events';
import type { Outbox } from './mail/outbox';
import type { RateLimits } from './rate-limits';

export type ApiContext = {
  config: ApiConfig;
  stores: Stores;
  hashers: Hashers;
  jwt: { settings: JwtSettings; keySet: JwtKeySet };
  rateLimits: RateLimits;
  outbox: Outbox;
  events: EventSink;
  customization: Customization;
  now: () => Date;
  random: RandomBytes;
};
