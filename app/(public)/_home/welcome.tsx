// The first screen of the home page: what the product is, in the words of the brand, and the way in.
import type { ReactNode } from 'react';
import { brand } from '@/components/brand';
import { getBackEnd } from '@/lib/auth/back-end';
import { HomeActions } from './home-actions';

type WelcomeProps = {
  /** A picture of the product beside the words. */
  aside?: ReactNode;
  /** The rest of the page. */
  below?: ReactNode;
};

export async function Welcome({ aside, below }: WelcomeProps) {
  const { offers } = await getBackEnd();
  const columns = aside ? 'lg:grid-cols-[1.15fr_1fr]' : '';
  return (
    <>
      <div className={`dotted ${aside ? 'border-border border-b' : 'flex-1'}`}>
        <div className={`shell grid items-center gap-x-14 gap-y-10 pt-14 pb-16 sm:pt-20 sm:pb-24 ${columns}`}>
          <div>
            <h1 className="font-semibold text-4xl leading-[1.06] tracking-[-0.03em] min-[24rem]:text-[2.6rem] sm:text-5xl xl:text-6xl">
              {brand.headline.start}{' '}
              <span className="inline-block text-primary">{brand.headline.accent}</span>
            </h1>
            <p className="mt-6 max-w-xl text-muted-foreground text-lg leading-relaxed">{brand.description}</p>
            <HomeActions canRegister={offers.registration} />
          </div>
          {aside}
        </div>
      </div>
      {below}
    </>
  );
}
