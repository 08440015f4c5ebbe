// setup: bridges file
// AUTH_BACKEND: what stands behind AUTH_API_URL. `contract`, the default, is our API or the Django app; anything else names
// a bridge of lib/bridges, which answers the contract for a Django that does not speak it.
import { z } from 'zod';
import { type BridgeFacts, type BridgeName, bridgeCatalog, bridgeNames } from '../bridges/catalog';
import type { Strategy } from '../contract/answers';
import { type Given, text } from './env';

const names = ['contract', ...bridgeNames] as const;
const path = text.refine(
  (value) => /^\/[^\s?#]*$/.test(value),
  'write a path that begins with /, such as /api/auth/',
);

export const bridgeVariables = {
  AUTH_BACKEND: text.pipe(z.enum(names, { error: `write one of ${names.join(', ')}` })),
  AUTH_BACKEND_PREFIX: path,
  AUTH_BACKEND_USER_PATH: path,
  AUTH_BACKEND_TOKEN_TYPE: text.refine(
    (value) => /^[A-Za-z][A-Za-z0-9-]*$/.test(value),
    'write the word before the token, such as Bearer or JWT',
  ),
  REDIS_URL: text,
};

export type BridgeConfig = {
  name: BridgeName;
  /** Of the server, without a closing slash. */
  url: string;
  /** Begins and ends with a slash. */
  prefix: string;
  /** Of the project's own answer about the user, from the root of the server; null: there is none. */
  userPath: string | null;
  /** The word before a token in the Authorization header; null: as the back end asks for it. */
  tokenType: string | null;
  /** Where processes share the outcome of a refresh; null: each for itself. */
  redisUrl: string | null;
  /** Its own default where none was set. */
  strategy: Strategy;
};

type GivenSettings = Given<typeof bridgeVariables> & { AUTH_API_URL?: string; AUTH_STRATEGY?: Strategy };

/** The bridge that is named, or null; what cannot be adds a line to `problems`. */
export function readBridge(
  given: GivenSettings,
  { apiHost }: { apiHost: string },
  problems: string[],
): BridgeConfig | null {
  const name = given.AUTH_BACKEND ?? 'contract';
  if (name === 'contract') {
    for (const variable of [
      'AUTH_BACKEND_PREFIX',
      'AUTH_BACKEND_USER_PATH',
      'AUTH_BACKEND_TOKEN_TYPE',
    ] as const)
      if (given[variable] !== undefined)
        problems.push(
          `${variable}: is for a bridge; set AUTH_BACKEND to ${bridgeNames.join(' or ')}, or remove it.`,
        );
    return null;
  }
  const { prefix, strategies }: BridgeFacts = bridgeCatalog[name];
  if (given.AUTH_API_URL === undefined)
    problems.push(
      `AUTH_API_URL: not set. With AUTH_BACKEND=${name} it is the address of your Django, such as http://127.0.0.1:8000.`,
    );
  if (apiHost !== '')
    problems.push(
      `AUTH_BACKEND: ${name} answers at this site's own address, but browsers are sent to ${apiHost}; remove API_ORIGIN and NEXT_PUBLIC_API_HOST.`,
    );
  const strategy = given.AUTH_STRATEGY ?? strategies[0];
  if (!strategies.includes(strategy))
    problems.push(
      `AUTH_STRATEGY: ${strategy} does not fit AUTH_BACKEND=${name}; write ${strategies.join(' or ')}, or remove it.`,
    );
  return {
    name,
    url: given.AUTH_API_URL ?? '',
    prefix: (given.AUTH_BACKEND_PREFIX ?? prefix).replace(/\/*$/, '/'),
    userPath: given.AUTH_BACKEND_USER_PATH ?? null,
    tokenType: given.AUTH_BACKEND_TOKEN_TYPE ?? null,
    redisUrl: given.REDIS_URL ?? null,
    strategy,
  };
}
