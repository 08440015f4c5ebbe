'use client';
// The last resort: the root layout itself broke, so this page brings its own document and nothing else.
import { Button } from '@/components/button';
import { MessagePage } from '@/components/message-page';
import './globals.css';

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke</title>
        <main>
          <MessagePage
            label="500 Server Error"
            title="Something went wrong"
            actions={<Button onClick={() => retry()}>Try again</Button>}
          >
            <p>This isn’t your fault. Please try again in a moment.</p>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
