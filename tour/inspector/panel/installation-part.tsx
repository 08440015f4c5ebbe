'use client';
// Which strategy, which shape, which API.
import { Chip } from '@/components/chip';
import { Fact, Facts } from '@/components/facts';
import { useAuth } from '@/lib/auth/client';
import { apiWords, doorWords } from '../../strategy-words';
import type { InspectorReport } from '../watch/report';
import { Part } from './part';

const shapeWords: Record<InspectorReport['shape'], string> = {
  'same-origin': 'Page and API share a host: host-only cookies, no CORS.',
  'same-site': 'Two hosts of one domain: cookies carry Domain, calls use CORS.',
  'cross-site': 'Two domains: partitioned cookies, CORS, and a handoff for the guard.',
};

export function InstallationPart({ report }: { report: InspectorReport | null }) {
  const { strategy, api, door, status } = useAuth();
  return (
    <Part title="Installation">
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
        {report && (
          <>
            <Fact label="Shape">
              <code className="text-[0.8125rem]">{report.shape}</code>
              <span className="block max-w-60 font-normal text-muted-foreground">
                {shapeWords[report.shape]}
              </span>
            </Fact>
            <Fact label="Browser asks">
              <code className="text-[0.8125rem]">{report.apiOrigin}</code>
            </Fact>
            <Fact label="This server asks">
              <code className="text-[0.8125rem]">{report.apiUrl ?? 'itself'}</code>
            </Fact>
          </>
        )}
        <Fact label="useAuth().status">
          <code className="text-[0.8125rem]">{status}</code>
        </Fact>
      </Facts>
    </Part>
  );
}
