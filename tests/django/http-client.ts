// One visitor: requests over node:http (any Host, Origin or broken header may be sent, answers are seen raw) and a
// cookie jar that both servers share, as a browser does when the server behind one address is swapped.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Parsed body, or undefined when it is not JSON. */
  json: unknown;
  setCookies: string[];
};

export type RequestOptions = {
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  /** Sent as it is; give the Content-Type in `headers`. */
  body?: string | Uint8Array;
};

/** The name under which both servers are addressed, so that CSRF sees one host. */
export const publicHost = 'localhost:8000';

export type Visitor = ReturnType<typeof createVisitor>;

export function createVisitor() {
  const cookies = new Map<string, string>();

  async function send(server: { port: number }, path: string, options: RequestOptions = {}): Promise<Answer> {
    const headers: Record<string, string> = { host: publicHost, ...options.headers };
    if (cookies.size > 0 && headers.cookie === undefined) {
      headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    }
    if (headers.cookie === '') delete headers.cookie;
    const body = encodeBody(options, headers);
    const answer = await exchange({
      port: server.port,
      path,
      method: options.method ?? 'GET',
      headers,
      body,
    });
    for (const line of answer.setCookies) keep(line);
    return answer;
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const isDeleted = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0');
    if (isDeleted) cookies.delete(name);
    else cookies.set(name, value);
  }

  return { cookies, send };
}

function encodeBody(options: RequestOptions, headers: Record<string, string>): Buffer | undefined {
  const { json, form, body } = options;
  if (json !== undefined) {
    headers['content-type'] ??= 'application/json';
    return Buffer.from(JSON.stringify(json));
  }
  if (form !== undefined) {
    headers['content-type'] ??= 'application/x-www-form-urlencoded';
    return Buffer.from(new URLSearchParams(form).toString());
  }
  return body === undefined ? undefined : Buffer.from(body);
}

type RawRequest = {
  port: number;
  path: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
};

function exchange({ port, path, method, headers, body }: RawRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body || method === 'POST' ? { 'content-length': String(body?.length ?? 0) } : {};
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { ...headers, ...length },
      agent: false,
    };
    const outgoing = httpRequest({ ...options, timeout: 30_000 }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const setCookies = incoming.headers['set-cookie'] ?? [];
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text,
          json: parse(text),
          setCookies,
        });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
