// CPU seconds and peak memory of a server and all its children, as the kernel counts them (Linux: /proc).
import { readdir, readFile } from 'node:fs/promises';

export type Costs = { cpuSeconds: number; peakMegabytes: number; residentMegabytes: number };

// _SC_CLK_TCK is 100 on every Linux that Node runs on.
const ticksPerSecond = 100;

export async function readCosts(pid: number): Promise<Costs> {
  const costs: Costs = { cpuSeconds: 0, peakMegabytes: 0, residentMegabytes: 0 };
  for (const member of await listTree(pid)) {
    const [stat, status] = await Promise.all([
      readFile(`/proc/${member}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${member}/status`, 'utf8').catch(() => ''),
    ]);
    // The name in brackets may hold spaces; the 12th and 13th fields after it are user and system ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    costs.cpuSeconds += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
    costs.peakMegabytes += readKilobytes(status, 'VmHWM') / 1024;
    costs.residentMegabytes += readKilobytes(status, 'VmRSS') / 1024;
  }
  return costs;
}

async function listTree(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0));
  }
  const tree = [root];
  for (const member of tree) for (const [pid, parent] of parents) if (parent === member) tree.push(pid);
  return tree;
}

function readKilobytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}
