// A notice: one message in a box. A refusal is announced at once, the rest politely.
import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleInfo } from './icons';

type NoticeTone = 'info' | 'success' | 'danger' | 'warning';

const looks = {
  info: { box: 'border-border bg-muted', icon: 'text-muted-foreground', Icon: CircleInfo },
  success: { box: 'border-primary/25 bg-accent', icon: 'text-primary', Icon: CircleCheck },
  warning: { box: 'border-warning/35 bg-warning/10', icon: 'text-warning', Icon: CircleAlert },
  danger: { box: 'border-destructive/30 bg-destructive/8', icon: 'text-destructive', Icon: CircleAlert },
};

type NoticeProps = { tone?: NoticeTone; title?: ReactNode; children: ReactNode; className?: string };

export function Notice({ tone = 'info', title, children, className = '' }: NoticeProps) {
  const { box, icon, Icon } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex gap-3 rounded-xl border p-3.5 text-sm leading-relaxed ${box} ${className}`}
    >
      <Icon className={`mt-0.5 size-4.5 shrink-0 ${icon}`} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        <div className="text-muted-foreground">{children}</div>
      </div>
    </div>
  );
}
