// The deployment shapes, each as a small drawing: boxes are processes, a dashed frame is one origin or one site.
import type { ReactNode } from 'react';
import { Section } from './section';

type Shape = { name: string; says: string; cookies: string; drawing: ReactNode };

const shapes: Shape[] = [
  {
    name: 'Mounted',
    says: 'One process: the API lives inside Next.',
    cookies: 'host-only · Lax',
    drawing: (
      <Drawing>
        <Box x={30} y={20} width={140} height={56} label="" />
        <Box x={44} y={33} width={50} height={30} label="web" />
        <Box x={106} y={33} width={50} height={30} label="api" isApi />
      </Drawing>
    ),
  },
  {
    name: 'Proxied',
    says: 'Next or nginx passes /api to :8000, or to Django.',
    cookies: 'host-only · Lax',
    drawing: (
      <Drawing>
        <Frame x={8} width={88} />
        <Box x={24} y={33} width={56} height={30} label="web" />
        <Wire from={80} to={128} />
        <Box x={130} y={33} width={56} height={30} label="api" isApi />
      </Drawing>
    ),
  },
  {
    name: 'Same site',
    says: 'app.example.com and api.example.com.',
    cookies: 'Domain=example.com · Lax',
    drawing: (
      <Drawing>
        <Frame x={8} width={184} />
        <Box x={24} y={33} width={56} height={30} label="web" />
        <Wire from={80} to={118} />
        <Box x={120} y={33} width={56} height={30} label="api" isApi />
      </Drawing>
    ),
  },
  {
    name: 'Cross-site',
    says: 'Two domains and a 30-second handoff.',
    cookies: 'None · Secure · Partitioned',
    drawing: (
      <Drawing>
        <Frame x={8} width={80} />
        <Box x={22} y={33} width={52} height={30} label="web" />
        <Wire from={74} to={124} />
        <Frame x={112} width={80} />
        <Box x={126} y={33} width={52} height={30} label="api" isApi />
      </Drawing>
    ),
  },
];

export function Shapes() {
  return (
    <div className="border-border border-y bg-muted">
      <Section
        id="shapes"
        title="One build, every shape"
        lead={
          <>
            Say where the two halves live with{' '}
            <code className="text-[0.9em] text-foreground">WEB_ORIGIN</code> and{' '}
            <code className="text-[0.9em] text-foreground">API_ORIGIN</code>. Cookie attributes and CORS
            follow from that.
          </>
        }
      >
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {shapes.map((shape) => (
            <li key={shape.name} className="rounded-2xl border border-border bg-card p-5">
              {shape.drawing}
              <h3 className="mt-4 font-semibold tracking-tight">{shape.name}</h3>
              <p className="mt-1 text-muted-foreground text-sm leading-relaxed">{shape.says}</p>
              <p className="wire-label mt-3">{shape.cookies}</p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 200 96" className="w-full" aria-hidden="true">
      {children}
    </svg>
  );
}

type BoxProps = { x: number; y: number; width: number; height: number; label: string; isApi?: boolean };

function Box({ x, y, width, height, label, isApi = false }: BoxProps) {
  const colour = isApi ? 'fill-accent stroke-primary' : 'fill-muted stroke-input';
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={8} className={colour} strokeWidth={1.25} />
      <text
        x={x + width / 2}
        y={y + height / 2 + 4}
        textAnchor="middle"
        className={`font-mono text-[11px] ${isApi ? 'fill-primary' : 'fill-muted-foreground'}`}
      >
        {label}
      </text>
    </>
  );
}

function Frame({ x, width }: { x: number; width: number }) {
  return (
    <rect
      x={x}
      y={12}
      width={width}
      height={72}
      rx={12}
      className="fill-none stroke-input"
      strokeDasharray="3 4"
      strokeWidth={1.25}
    />
  );
}

function Wire({ from, to }: { from: number; to: number }) {
  return (
    <path
      d={`M${from} 48H${to - 1}M${to - 6} 44l5 4l-5 4`}
      className="fill-none stroke-muted-foreground"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={1.5}
    />
  );
}
