// What the dashboard explains about the starter: how this very page knew who is signed in, and a call to watch.
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Fact, Facts } from '@/components/facts';
import { getAuthInfo } from '@/lib/auth/server';
import { apiWords, doorWords, strategyWords } from '../strategy-words';
import { LiveCall } from './live-call';

export async function DashboardTour() {
  const { strategy, api, door } = await getAuthInfo();
  return (
    <>
      <Card id="how" title="How this page knew who you are" aside="requireUser()" className="lg:col-span-2">
        <Facts>
          <Fact label="Strategy">
            <Chip tone={strategy === 'jwt' ? 'token' : 'accent'} isMono>
              {strategy}
            </Chip>
          </Fact>
          <Fact label="Answered by">
            {apiWords[api]}
            <span className="block font-normal text-muted-foreground">{doorWords[door]}</span>
          </Fact>
          <Fact label="The browser keeps">
            <span className="block max-w-md font-normal">{strategyWords[strategy].keeps}</span>
          </Fact>
          <Fact label="Each call carries">
            <span className="block max-w-md font-normal">{strategyWords[strategy].carries}</span>
          </Fact>
        </Facts>
      </Card>
      <Card id="live" title="Ask the API" aside="useAuth().fetch" className="lg:col-span-2">
        <LiveCall />
      </Card>
    </>
  );
}
