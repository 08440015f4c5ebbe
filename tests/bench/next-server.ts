// `next start` on the production build, as a contender.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export async function startNext(root: string, env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-p', env.PORT ?? '3000'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${env.PORT}`;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(`${url}/login`).catch(() => undefined);
    if (answer?.ok) break;
    if (attempt === 200 || child.exitCode !== null) throw new Error(`next start did not answer on ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { url, pid: child.pid ?? 0, stop };
}
