// Answers of the seam itself, in DRF's words: the API did not answer, or was not asked.
const retryAfterSeconds = 5;

/** 503 for an API that cannot be reached, so that a browser can tell an outage from a refusal. */
export function unavailable(): Response {
  return detail(503, 'Service temporarily unavailable, try again later.', {
    'retry-after': String(retryAfterSeconds),
  });
}

export function detail(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { detail: sentence },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}
