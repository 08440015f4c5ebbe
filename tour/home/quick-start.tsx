// The commands, as they are typed.
import { Section } from './section';

const steps = [
  { says: 'Start both halves', command: 'npm ci && npm run dev' },
  { says: 'The same with tokens', command: 'AUTH_STRATEGY=jwt npm run dev' },
  { says: 'Put your Django behind it', command: 'AUTH_API_URL=http://localhost:8000 npm run dev' },
];

export function QuickStart() {
  return (
    <Section
      id="quick-start"
      title="Running in a minute"
      lead="No account to create and no file to edit. The first run creates an SQLite database with Django's own tables and a demo user."
    >
      <ol className="grid gap-4 lg:grid-cols-3">
        {steps.map(({ says, command }, index) => (
          <li key={command} className="min-w-0 rounded-2xl border border-border bg-card p-5 shadow-card">
            <p className="flex items-baseline gap-3 font-medium text-sm">
              <span className="wire-label">{index + 1}</span>
              {says}
            </p>
            <pre className="mt-3 whitespace-pre-wrap break-words rounded-lg bg-muted px-3.5 py-3 text-[0.8125rem] leading-relaxed">
              <code>{command}</code>
            </pre>
          </li>
        ))}
      </ol>
    </Section>
  );
}
