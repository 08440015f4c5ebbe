// What each side says it offers, and that the two say it in the same shape.
import { capabilitiesAnswer } from '@/lib/contract/capabilities';
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { sides, type World } from '../world';

export async function checkCapabilities(world: World, check: Checker): Promise<void> {
  const answers = [];
  for (const side of sides) {
    const answer = await world.send(side, createVisitor(), '/api/auth/capabilities/');
    const parsed = capabilitiesAnswer.strict().safeParse(answer.json);
    check.isTrue('both agree', `${side}: the answer is the contract's`, parsed.success, answer.text);
    answers.push({ strategy: parsed.data?.strategy, sign_in: parsed.data?.sign_in });
  }
  check.equal('both agree', 'strategy and ways to sign in', answers[0], answers[1]);
}
