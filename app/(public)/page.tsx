// Home: what the product is, and the way in.
import { HomeTour } from '@/tour/home/home-tour'; // setup: tour
import { ThisVisit } from '@/tour/home/this-visit'; // setup: tour
import { Welcome } from './_home/welcome';

export default function HomePage() {
  return (
    <Welcome
      aside={<ThisVisit />} // setup: tour
      below={<HomeTour />} // setup: tour
    />
  );
}
