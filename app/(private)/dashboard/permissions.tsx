// The user's permissions, "app_label.codename", gathered by app.
import { Chip } from '@/components/chip';
import { EmptyState } from '@/components/list/empty-state';
import { ScrollRegion } from '@/components/scroll-region';

export function Permissions({ permissions }: { permissions: string[] }) {
  if (permissions.length === 0) {
    return (
      <EmptyState title="No permissions yet">Permissions are granted directly or through a group.</EmptyState>
    );
  }
  return (
    <ScrollRegion label="List of permissions" className="max-h-72">
      <dl className="space-y-4">
        {[...byApp(permissions)].map(([app, codenames]) => (
          <div key={app}>
            <dt className="wire-label mb-1.5">{app}</dt>
            <dd className="flex flex-wrap gap-1.5">
              {codenames.map((codename) => (
                <Chip key={codename} isMono>
                  {codename}
                </Chip>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </ScrollRegion>
  );
}

function byApp(permissions: string[]): Map<string, string[]> {
  const apps = new Map<string, string[]>();
  for (const permission of permissions) {
    const dot = permission.indexOf('.');
    const app = permission.slice(0, dot);
    apps.set(app, [...(apps.get(app) ?? []), permission.slice(dot + 1)]);
  }
  return apps;
}
