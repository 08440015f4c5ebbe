// A place held for what is loading, in the size of what will come.
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <span aria-hidden="true" className={`block animate-sweep rounded-md bg-border ${className}`} />;
}
