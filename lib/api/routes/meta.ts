// What machines ask: are you up, which keys sign your tokens, what can you do.

import { z } from 'zod';
import { healthAnswer, jwksAnswer } from '@/lib/contract/answers';
import { detailError } from '@/lib/contract/errors';
import { createOpenApiDocument } from '../http/openapi';
import { defineRoute, type Route } from '../http/route';

/** `described` are the routes that the OpenAPI document shows beside these. */
export function createMetaRoutes(described: readonly Route[]): Route[] {
  const own: Route[] = [
    defineRoute({
      path: '/healthz',
      method: 'GET',
      summary: 'The process answers',
      answers: { 200: { description: 'Up', body: healthAnswer } },
      handle: () => ({ body: { status: 'ok' } }),
    }),
    defineRoute({
      path: '/readyz',
      method: 'GET',
      summary: 'The process and every store behind it answer',
      answers: {
        200: { description: 'Ready', body: healthAnswer },
        503: { description: 'A store is out of reach', body: detailError },
      },
      async handle(exchange) {
        await exchange.stores.ping();
        return { body: { status: 'ok' } };
      },
    }),
    defineRoute({
      path: '/.well-known/jwks.json',
      method: 'GET',
      summary: 'Public keys that verify the tokens (RFC 7517); empty for shared-secret algorithms',
      answers: { 200: { description: 'The key set', body: jwksAnswer } },
      handle(exchange) {
        return { body: exchange.jwt.keySet.jwks, headers: { 'Cache-Control': 'public, max-age=300' } };
      },
    }),
    defineRoute({
      path: '/api/openapi.json',
      method: 'GET',
      summary: 'This description',
      answers: { 200: { description: 'OpenAPI 3.1', body: z.record(z.string(), z.unknown()) } },
      handle: (exchange) => ({
        body: createOpenApiDocument([...described, ...own], exchange.config),
      }),
    }),
  ];
  return own;
}
