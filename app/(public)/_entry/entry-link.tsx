// The line under a form that leads elsewhere: "No account yet? Create one".
import Link from 'next/link';

type EntryLinkProps = { says?: string; href: string; children: string };

export function EntryLink({ says, href, children }: EntryLinkProps) {
  return (
    <p className="text-center text-muted-foreground text-sm">
      {says && `${says} `}
      <Link href={href} className="font-medium text-primary underline-offset-4 hover:underline">
        {children}
      </Link>
    </p>
  );
}
