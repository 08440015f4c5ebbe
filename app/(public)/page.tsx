// Home: what this starter is, at a glance, and how the visitor's own request was answered. Asks the API nothing.
import { HomeActions } from './_home/home-actions';
import { QuickStart } from './_home/quick-start';
import { Shapes } from './_home/shapes';
import { Strategies } from './_home/strategies';
import { ThisVisit } from './_home/this-visit';

export default function HomePage() {
  return (
    <>
      <div className="dotted border-line border-b">
        <div className="shell grid items-center gap-x-14 gap-y-10 pt-14 pb-16 sm:pt-20 sm:pb-24 lg:grid-cols-[1.15fr_1fr]">
          <div>
            <p className="wire-label">Next.js front end · Django-compatible auth API</p>
            <h1 className="mt-4 font-semibold text-[2.6rem] leading-[1.04] tracking-[-0.03em] sm:text-6xl">
              Swap the auth API. <span className="text-accent">Log nobody out.</span>
            </h1>
            <p className="mt-6 max-w-xl text-ink-soft text-lg leading-relaxed">
              Session cookies or JWT by one switch. An API in TypeScript or a real Django project behind it:
              same database, same <code className="text-[0.9em] text-ink">SECRET_KEY</code>, same answers on
              the wire.
            </p>
            <HomeActions />
          </div>
          <ThisVisit />
        </div>
      </div>
      <Strategies />
      <Shapes />
      <QuickStart />
    </>
  );
}
