// setup: tour file
// What the inspector asks this server. In a production build there is nothing here but a 404.
export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  if (process.env.NODE_ENV !== 'development') return notFound();
  const { answerReport } = await import('@/tour/inspector/watch/report');
  return answerReport(request);
}

export async function POST(request: Request): Promise<Response> {
  if (process.env.NODE_ENV !== 'development') return notFound();
  const { expireCredential } = await import('@/tour/inspector/watch/report');
  return expireCredential(request);
}

function notFound(): Response {
  return Response.json({ detail: 'Not found.' }, { status: 404 });
}
