// The cookies, each attribute with its reason. Values are never shown: the server does not even send them.
import { Chip, type ChipTone } from '@/components/chip';
import { ChevronRight } from '../../icons';
import type { InspectedCookie } from '../watch/describe-cookies';
import { Part, PartNote } from './part';

const presenceTones: Record<InspectedCookie['presence'], ChipTone> = {
  present: 'accent',
  absent: 'neutral',
  'out of sight': 'warning',
};

export function CookiesPart({ cookies }: { cookies: InspectedCookie[] | undefined }) {
  return (
    <Part title="Cookies">
      {!cookies && <PartNote>Asking the server.</PartNote>}
      <ul className="space-y-2">
        {cookies?.map((cookie) => (
          <li key={cookie.name}>
            <Cookie cookie={cookie} />
          </li>
        ))}
      </ul>
      <PartNote>
        <span className="mt-3 block text-muted-foreground">
          According to the settings of this process; another API may differ.
        </span>
      </PartNote>
    </Part>
  );
}

function Cookie({ cookie }: { cookie: InspectedCookie }) {
  return (
    <details className="group rounded-xl border border-border bg-card">
      <summary className="flex list-none items-start gap-2.5 rounded-xl p-3.5">
        <ChevronRight
          className="mt-0.5 size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-center justify-between gap-3">
            <code className="font-semibold text-[0.8125rem]">{cookie.name}</code>
            <Chip tone={presenceTones[cookie.presence]}>{cookie.presence}</Chip>
          </span>
          <span className="mt-1 block text-muted-foreground text-sm leading-snug">{cookie.purpose}</span>
        </span>
      </summary>
      <dl className="space-y-2.5 border-border border-t p-3.5 pl-10 text-sm">
        {cookie.attributes.map(({ name, why }) => (
          <div key={name}>
            <dt className="font-mono text-[0.8125rem]">{name}</dt>
            <dd className="text-muted-foreground leading-snug">{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
