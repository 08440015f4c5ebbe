// What the home page explains about the starter, below the first screen.
import { QuickStart } from './quick-start';
import { Shapes } from './shapes';
import { SignInSteps } from './sign-in-steps';
import { Strategies } from './strategies';

export function HomeTour() {
  return (
    <>
      <Strategies />
      <SignInSteps />
      <Shapes />
      <QuickStart />
    </>
  );
}
