// What a route is. One definition serves the router, the 405 answers and the OpenAPI document; its schemas validate
// the request and type the handler.
import type { z } from 'zod';
import type { FieldErrors } from '@/lib/contract/errors';
import type { User } from '@/lib/stores/stores';
import type { ApiConfig } from '../settings/config';
import type { Exchange } from './exchange';
import type { HttpError } from './http-error';
import { validate } from './validate';

/** Without a body (204) the answer has no Content-Type either. */
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `{id: string}` for `/notes/:id/`. */
type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [Key in Name]: string } & Params<Rest>
  : object;

// biome-ignore lint/suspicious/noConfusingVoidType: a check that lets visitors in returns nothing
type Caller = User | void;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

type Definition<
  Path extends string,
  Request extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  By extends Caller,
  Found,
> = {
  /** Ends in "/" (and is answered without it too) unless its last segment names a file. `:name` is a parameter. */
  path: Path;
  method: Method;
  summary: string;
  /** What the parameters of the path are, for the OpenAPI document; a text if it does not say. Nothing is checked by it. */
  params?: { readonly [Name in keyof Params<Path>]?: z.ZodType };
  /**
   * Let the request in or throw HttpError, before its body is read. The user that it returns is the handler's
   * `exchange.user`. Without it everybody may call.
   */
  access?: (exchange: Exchange) => By | Promise<By>;
  /**
   * Find what the path names, or throw HttpError 403 or 404: after `access`, before the body is read, as DRF's
   * `get_object()`. The handler has it as `exchange.object`.
   */
  object?: (exchange: Exchange) => Found | Promise<Found>;
  /** Schema of the body, read as JSON, form or multipart; or what makes it, where it depends on a setting. */
  request?: Request | ((config: ApiConfig) => Request);
  /** Thrown instead of DRF's field errors when the body does not fit `request`. */
  refusal?: (errors: FieldErrors) => HttpError;
  /** Schema of the query string. A key that comes twice has its last value, as in Django. */
  query?: Query;
  /** Documented answers by status; 400, 413 and 415 of a body, and 405, are added to all. */
  answers: Record<number, { description: string; body?: z.ZodType }>;
  handle(
    exchange: Exchange & {
      readonly params: Params<Path>;
      readonly query: Output<Query>;
      readonly user: By extends User ? User : null;
      readonly object: Found;
    },
    fields: Output<Request>,
  ): Answer | Promise<Answer>;
};

/** A definition whose types have done their work. */
export type Route = {
  path: string;
  method: Method;
  summary: string;
  params: Readonly<Record<string, z.ZodType | undefined>>;
  request: z.ZodObject | ((config: ApiConfig) => z.ZodObject | undefined) | undefined;
  query: z.ZodObject | undefined;
  answers: Record<number, { description: string; body?: z.ZodType }>;
  answer(exchange: Exchange): Promise<Answer>;
};

/** Make a route of its definition: access first, then the object, the query string and the body, then the handler. */
export function defineRoute<
  const Path extends string,
  Request extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  By extends Caller = undefined,
  Found = undefined,
>(definition: Definition<Path, Request, Query, By, Found>): Route {
  const { path, method, summary, params = {}, access, object, request, refusal, query, answers } = definition;
  return {
    path,
    method,
    summary,
    params,
    request,
    query,
    answers,
    async answer(exchange) {
      const caller: Caller = await access?.(exchange);
      if (caller !== undefined) exchange.user = caller;
      if (object !== undefined) exchange.object = await object(exchange);
      if (query !== undefined) exchange.query = validate(query, readQuery(exchange));
      const schema = typeof request === 'function' ? request(exchange.config) : request;
      const fields =
        schema === undefined ? undefined : validate(schema, (await exchange.body()).fields, refusal);
      // The router has filled `params` by the path, and the lines above the rest, as these types say.
      return definition.handle(
        exchange as Parameters<typeof definition.handle>[0],
        fields as Output<Request>,
      );
    },
  };
}

function readQuery(exchange: Exchange): Record<string, string> {
  const { search } = exchange.request;
  return search === '' ? {} : Object.fromEntries(new URLSearchParams(search));
}
