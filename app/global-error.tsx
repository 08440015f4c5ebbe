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
            title="Something broke on our side"
            actions={<Button onClick={() => retry()}>Try again</Button>}
          >
            <p>It is not your doing. Please try again in a moment.</p>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
