// Bodies whose sender chooses the size.

/**
 * Read a body whole, or answer 'too large' before more than `limitBytes` are held. Next alone takes ten megabytes of a
 * browser.
 */
export async function readBodyWithin(
  from: Request | Response,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  if (from.body === null) return new Uint8Array();
  if (Number(from.headers.get('content-length') ?? 0) > limitBytes) return 'too large';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of from.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > limitBytes) return 'too large';
    parts.push(part);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.byteLength;
  }
  return body;
}
