// Runs once when the server starts. Next keeps an X-Forwarded-For that a client sent and adds nothing to it, so anyone
// talking to this server directly could choose the address that rate limits see; and it waits minutes for slow clients.
// A mounted API starts here too. Wrong settings end the process, the standalone server's as well, which never reads
// next.config.ts.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // On Vercel there is no socket to the client, and the platform writes the header itself.
    const { readProcessEnv } = await import('./lib/settings/process-env');
    if (!readProcessEnv().VERCEL) {
      const { improveNodeServers } = await import('./lib/auth/node-server');
      improveNodeServers();
    }
    const { startUpstream } = await import('./lib/upstream');
    await startUpstream();
  }
}
