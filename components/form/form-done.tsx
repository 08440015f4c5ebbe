// What a form has done, beside its button. Always in the page, so that a screen reader hears it arrive.
import { CircleCheck } from '@/components/icons';

export function FormDone({ message }: { message: string | false | undefined }) {
  return (
    <p
      role="status"
      className={message ? 'flex animate-arrive items-center gap-2 font-medium text-primary text-sm' : ''}
    >
      {message && (
        <>
          <CircleCheck className="size-4.5 shrink-0" />
          {message}
        </>
      )}
    </p>
  );
}
