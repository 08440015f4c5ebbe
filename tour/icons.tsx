// The icons of the tour, as those of components/icons.tsx.
import { Icon, type IconProps } from '@/components/icons';

export function ChevronRight(props: IconProps) {
  return <Icon {...props} path="M9 18l6-6-6-6" />;
}

export function Cross(props: IconProps) {
  return <Icon {...props} path="M18 6 6 18M6 6l12 12" />;
}

export function KeyRound(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4zM16.5 7.5h.01"
    />
  );
}

export function ScanSearch(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M3 7V5a2 2 0 0 1 2-2h2M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2M12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6M16 16l-1.9-1.9"
    />
  );
}

export function Server(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M4 2h16a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2ZM4 14h16a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2ZM6 6h.01M6 18h.01"
    />
  );
}

export function ShieldCheck(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1zM9 12l2 2 4-4"
    />
  );
}

export function UserRound(props: IconProps) {
  return <Icon {...props} path="M12 3a5 5 0 1 0 0 10 5 5 0 1 0 0-10M20 21a8 8 0 0 0-16 0" />;
}
