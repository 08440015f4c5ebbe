// The place of the sessions while they are on their way.
import { Skeleton } from '@/components/skeleton';

export function SessionsLoading() {
  return (
    <div role="status" className="min-h-52 space-y-6">
      <span className="sr-only">Loading your sessions</span>
      {[0, 1].map((row) => (
        <div key={row} className="flex items-center gap-4">
          <Skeleton className="size-10 rounded-xl" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-3.5 w-56" />
          </div>
        </div>
      ))}
    </div>
  );
}
