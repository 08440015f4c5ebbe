// What a route is: one table entry serves the router, the 405 answers and the OpenAPI document.
import type { z } from 'zod';
import type { ApiContext } from '../context';
import type { Exchange } from './exchange';

export type Answer = { status?: number; body: unknown; headers?: Record<string, string> };

export type Operation = {
  summary: string;
  handle: (context: ApiContext, exchange: Exchange) => Promise<Answer>;
  /** Schema of the body, read as JSON, form or multipart. */
  request?: z.ZodObject;
  query?: Record<string, { description: string; enum: string[] }>;
  /** Documented answers by status; 400, 413 and 415 of a body, and 405, are added to all. */
  answers: Record<number, { description: string; body: z.ZodType }>;
};

/** Paths end in "/" and are answered without it too, unless their last segment names a file. */
export type Route = {
  path: string;
  methods: Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Operation>>;
};
