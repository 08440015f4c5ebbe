// The one primary button of a form; busy while the answer is awaited.
import type { ReactNode } from 'react';
import { Button, type ButtonTone } from '@/components/button';

type SubmitButtonProps = { isSubmitting: boolean; isWide?: boolean; tone?: ButtonTone; children: ReactNode };

export function SubmitButton({
  isSubmitting,
  isWide = false,
  tone = 'primary',
  children,
}: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      tone={tone}
      size={isWide ? 'lg' : 'md'}
      isBusy={isSubmitting}
      className={isWide ? 'w-full' : ''}
    >
      {children}
    </Button>
  );
}
