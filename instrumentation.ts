// Runs once when the server starts. Next keeps an X-Forwarded-For that a client sent and adds nothing to it, so anyone
// talking to this server directly could choose the address that rate limits see. Every proxy appends the address it
// saw; with this, so does this one. A mounted API starts here too, so that wrong settings stop the server at once.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // On Vercel there is no socket to the client, and the platform writes the header itself.
    const { readProcessEnv } = await import('./lib/settings/process-env');
    if (!readProcessEnv().VERCEL) {
      const { appendClientAddress } = await import('./lib/auth/append-client-address');
      appendClientAddress();
    }
    const { startUpstream } = await import('./lib/upstream');
    await startUpstream();
  }
}
