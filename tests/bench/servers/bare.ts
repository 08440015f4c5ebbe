// A Hono server that returns the same bytes without doing anything for them.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const body = process.env.BENCH_BODY ?? '{}';
const headers = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Auth-API': 'bare',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  Vary: 'Accept, Cookie, origin',
};

const app = new Hono();
app.all('*', (c) => c.body(body, 200, headers));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
