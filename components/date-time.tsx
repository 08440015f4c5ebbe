// A moment, written the same on the server and in the browser (UTC, one locale), so that nothing moves on hydration.
const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

export function DateTime({ value, fallback = 'Never' }: { value: string | null; fallback?: string }) {
  if (!value) return <span>{fallback}</span>;
  return <time dateTime={value}>{format.format(new Date(value))} UTC</time>;
}
