// A person as one or two letters.
export function Avatar({ name, className = 'size-8 text-xs' }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center rounded-full bg-accent font-semibold text-primary uppercase ring-1 ring-primary/25 ring-inset ${className}`}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/);
  const last = others.at(-1);
  return last ? `${[...first][0]}${[...last][0]}` : [...first].slice(0, 2).join('');
}
