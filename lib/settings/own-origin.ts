// Where visitors see this server.

/** The origin of this server, as the browser that sent these headers has it in its address bar. */
export function ownOrigin(headers: Headers, { webOrigin }: { webOrigin: string | null }): string {
  if (webOrigin) return webOrigin;
  const protocol = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return `${protocol}://${headers.get('host') ?? 'localhost'}`;
}
