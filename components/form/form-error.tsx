// What the server said about the whole form. Always in the page, so that a screen reader hears it arrive.
import { CircleAlert } from '@/components/icons';

export function FormError({ message }: { message: string | undefined }) {
  return (
    <div role="alert">
      {message && (
        <p className="flex animate-arrive gap-2.5 whitespace-pre-line rounded-xl border border-destructive/30 bg-destructive/8 p-3.5 font-medium text-destructive text-sm leading-relaxed">
          <CircleAlert className="mt-0.5 size-4.5 shrink-0" />
          {message}
        </p>
      )}
    </div>
  );
}
