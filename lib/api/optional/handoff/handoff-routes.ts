// /api/auth/handoff/…: only in the cross-site shape, where the front end's server cannot see the visitor's cookies.
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { handoffAnswer, handoffRequest, redeemAnswer, redeemRequest } from '@/lib/contract/handoff';
import { defineRoute, type Route } from '../../http/route';
import { issueHandoff, redeemHandoff } from './handoff';

const wrongFields = { description: 'Fields are missing or wrong', body: fieldErrors };

export const handoffRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/handoff/',
    method: 'POST',
    summary: 'Hand out a token that proves to the front end who is signed in here',
    request: handoffRequest,
    answers: {
      200: { description: 'The token', body: handoffAnswer },
      400: wrongFields,
      401: { description: 'Not signed in', body: detailError },
      403: { description: 'CSRF check failed', body: detailError },
    },
    async handle(exchange, { challenge }) {
      return { body: { handoff: await issueHandoff(exchange, challenge) } };
    },
  }),
  defineRoute({
    path: '/api/auth/handoff/redeem/',
    method: 'POST',
    summary: 'Exchange a handoff token, server to server',
    request: redeemRequest,
    answers: {
      200: { description: 'Who it is, and a credential for the front end', body: redeemAnswer },
      400: wrongFields,
      401: { description: 'The token is invalid, expired, used or for someone else', body: detailError },
      403: { description: 'Sent by a page', body: detailError },
    },
    async handle(exchange, fields) {
      return { body: await redeemHandoff(exchange, fields) };
    },
  }),
];
