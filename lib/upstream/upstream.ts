// What answers the auth API, seen from the front end's server. One of these stands behind lib/upstream.ts.
export type Upstream = {
  /** Answer a browser's request. `body` is the whole of it, already within the limit. */
  pass(request: Request, body: ArrayBuffer | undefined): Promise<Response>;
  /** Answer a call of this server itself, with a request made for it. Rejects when nothing answers. */
  call(request: Request): Promise<Response>;
  /** Get ready when the process starts. Wrong settings end the process; an outage does not. */
  start(): Promise<void>;
  /** Wait for work that goes on after the answers, such as sending mails. */
  finish(): Promise<void>;
};

/** A Django project knows only the spelling with a slash; a last segment with a dot names a file. */
export function withSlash(pathname: string): string {
  if (!pathname.startsWith('/api/')) return pathname;
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  return last === '' || last.includes('.') ? pathname : `${pathname}/`;
}
