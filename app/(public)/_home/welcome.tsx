// The first screen of the home page: what the product is, in the words of the brand, and the way in.
import type { ReactNode } from 'react';
import { brand } from '@/components/brand';
import { HomeActions } from './home-actions';

/** `aside`: a picture of the product beside the words, if there is one. */
export function Welcome({ aside }: { aside?: ReactNode }) {
  const columns = aside ? 'lg:grid-cols-[1.15fr_1fr]' : '';
  return (
    <div className={`dotted ${aside ? 'border-border border-b' : 'flex-1'}`}>
      <div className={`shell grid items-center gap-x-14 gap-y-10 pt-14 pb-16 sm:pt-20 sm:pb-24 ${columns}`}>
        <div>
          <h1 className="font-semibold text-[2.6rem] leading-[1.04] tracking-[-0.03em] sm:text-6xl">
            {brand.headline.start} <span className="text-primary">{brand.headline.accent}</span>
          </h1>
          <p className="mt-6 max-w-xl text-muted-foreground text-lg leading-relaxed">{brand.description}</p>
          <HomeActions />
        </div>
        {aside}
      </div>
    </div>
  );
}
