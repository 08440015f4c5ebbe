// The site's icons, drawn on a square of 24 units: paths from Lucide (lucide.dev, ISC licence). An icon more is one
// more function with the path of its SVG; one that few pages show is drawn where it is used. The whole package would be
// 50 MB to install, and its runtime on every page.
export type IconProps = { className?: string };

export function CircleAlert(props: IconProps) {
  return <Icon {...props} path="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 8v4M12 16h.01" />;
}

export function CircleCheck(props: IconProps) {
  return <Icon {...props} path="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M16 9l-5.5 5.5L8 12" />;
}

export function CircleInfo(props: IconProps) {
  return <Icon {...props} path="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 16v-4M12 8h.01" />;
}

export function CircleUser(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 7a3 3 0 1 0 0 6 3 3 0 1 0 0-6M7 20.662V19a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v1.662"
    />
  );
}

export function Eye(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0M12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6"
    />
  );
}

export function EyeOff(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143M2 2l20 20"
    />
  );
}

export function FileText(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2ZM14 2v4a2 2 0 0 0 2 2h4M10 9H8M16 13H8M16 17H8"
    />
  );
}

export function LayoutDashboard(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M4 3h5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM15 3h5a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM15 12h5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM4 16h5a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1Z"
    />
  );
}

export function Moon(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"
    />
  );
}

export function Sun(props: IconProps) {
  return (
    <Icon
      {...props}
      path="M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41"
    />
  );
}

/** One path, drawn as a line in the colour of the text, and silent for a screen reader. */
export function Icon({ path, className }: IconProps & { path: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d={path} />
    </svg>
  );
}
