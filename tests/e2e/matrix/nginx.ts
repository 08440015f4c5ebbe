// A real nginx with the compose file's own configuration, docker/nginx.conf.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@/scripts/support/processes';

export const hasNginx =
  process.env.REQUIRE_SERVICES === '1' || spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;

export type Nginx = { port: number; stop: () => Promise<void> };

/** Start one in front of the servers of both halves, given as http addresses; of several it takes one after the other. */
export async function startNginx(o: {
  port: number;
  hostname: string;
  web: string[];
  api: string[];
  /** Whether Django's admin and static files are behind the API's address. */
  hasAdmin?: boolean;
}): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const values: Record<string, string> = {
    WEB_UPSTREAM: listServers(o.web),
    API_UPSTREAM: listServers(o.api),
    ADMIN_UPSTREAM: o.hasAdmin ? 'django' : '',
    NGINX_LISTEN: `127.0.0.1:${o.port}`,
    NGINX_SERVER_NAME: o.hostname,
  };
  await writeFile(join(folder, 'site.conf'), await fillTemplate(values));
  await writeFile(join(folder, 'nginx.conf'), wrap(folder));
  const server = await startServer({
    command: 'nginx',
    words: ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    env: {},
    url: `http://127.0.0.1:${o.port}/healthz`,
  });
  return {
    port: o.port,
    async stop() {
      await server.stop('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What goes between `server` and `;` in an upstream block. */
function listServers(addresses: string[]): string {
  return addresses.map((address) => new URL(address).host).join('; server ');
}

/** As the nginx image does it: only names that have a value are replaced, nginx's own $variables stay. */
async function fillTemplate(values: Record<string, string>): Promise<string> {
  const template = await readFile('docker/nginx.conf', 'utf8');
  return template.replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** What the image's own nginx.conf has around it, with every path inside the folder. */
function wrap(folder: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 1;
pid ${folder}/pid;
events { worker_connections 256; }
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
  include ${folder}/site.conf;
}
`;
}
