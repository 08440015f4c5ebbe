// Every mail the API writes. Links begin with WEB_ORIGIN, never with the request's Host header: a forged Host would
// otherwise send a reset token to someone else's server. A mail to an address that nobody has confirmed repeats
// nothing its sender could choose but a username, so that sign-up cannot be used to write to strangers.
import { isValidUsername } from '@/lib/django/normalization';
import { showName } from './account-name';
import { composeMail, type Mail } from './message';

export type Site = { webOrigin: string; subjectPrefix: string };

const ignore = 'If this was not you, ignore this e-mail. Nothing changes unless the link is opened.';
const seconds = { minute: 60, hour: 3600, day: 86_400 };

/** Names the account, so that an owner with several can recognise one that a stranger created. */
export function verificationMail(
  site: Site,
  o: { to: string; username: string; token: string; lifetimeSeconds: number },
): Mail {
  // A valid username is one word without a slash or colon; nothing else is repeated to a stranger.
  const isShown = isValidUsername(o.username);
  const account = isShown ? `the account ${showName(o.username)}` : 'an account';
  return write(site, o.to, {
    subject: `Confirm your address for ${nameOf(site)}`,
    paragraphs: [
      `This address was used to create ${account} on ${nameOf(site)}. Please confirm that it is yours.`,
    ],
    action: {
      label: 'Confirm the address',
      url: linkTo(site, `/verify-email?token=${encodeURIComponent(o.token)}`),
    },
    footnotes: [
      `The link works for ${inWords(o.lifetimeSeconds)}.`,
      ...(isShown
        ? ['Open it only if you chose this username: the person who did will be able to sign in.']
        : []),
      ignore,
    ],
  });
}

/** Sent in place of a verification: only the owner of the address may learn that it has an account. */
export function addressTakenMail(site: Site, o: { to: string; username: string }): Mail {
  return write(site, o.to, {
    subject: `Your account on ${nameOf(site)}`,
    paragraphs: [
      `Someone has just tried to create an account on ${nameOf(site)} with this address. You already have one: ${showName(o.username)}.`,
      'If it was you, sign in with that name. If you have forgotten your password, you can set a new one.',
    ],
    action: { label: 'Set a new password', url: linkTo(site, '/forgot') },
    footnotes: ['If it was not you, you do not need to do anything. Your account has not changed.'],
  });
}

export function passwordResetMail(
  site: Site,
  o: { to: string; username: string; uid: string; token: string; lifetimeSeconds: number },
): Mail {
  return write(site, o.to, {
    subject: `Set a new password on ${nameOf(site)}`,
    paragraphs: [
      `Someone asked to reset the password of the account ${showName(o.username)} on ${nameOf(site)}.`,
    ],
    action: { label: 'Choose a new password', url: linkTo(site, `/reset/${o.uid}/${o.token}`) },
    footnotes: [`The link works once, for ${inWords(o.lifetimeSeconds)}.`, ignore],
  });
}

export function passwordChangedMail(site: Site, o: { to: string; username: string }): Mail {
  return write(site, o.to, {
    subject: `Your password on ${nameOf(site)} was changed`,
    paragraphs: [
      `The password of the account ${showName(o.username)} was just changed, and all other devices were signed out.`,
    ],
    action: { label: 'This was not me', url: linkTo(site, '/forgot') },
    footnotes: ['If it was you, you do not need to do anything.'],
  });
}

export function emailChangeMail(site: Site, o: { to: string; token: string; lifetimeSeconds: number }): Mail {
  return write(site, o.to, {
    subject: `Confirm your new address for ${nameOf(site)}`,
    paragraphs: [
      `Someone who is signed in on ${nameOf(site)} wants to use this address for their account. Please confirm that it is yours.`,
    ],
    action: {
      label: 'Confirm the new address',
      url: linkTo(site, `/account/email/confirm?token=${encodeURIComponent(o.token)}`),
    },
    footnotes: [
      `The link works for ${inWords(o.lifetimeSeconds)}, in a browser where you are signed in.`,
      ignore,
    ],
  });
}

/** Sent to the old address, which may be the only one its owner still reads. */
export function emailChangedMail(site: Site, o: { to: string; username: string }): Mail {
  return write(site, o.to, {
    subject: `Your address on ${nameOf(site)} was changed`,
    paragraphs: [
      `The account ${showName(o.username)} now uses another address. We will send no more e-mail to this one.`,
    ],
    footnotes: ['If it was not you, someone else knows your password. Reply to this e-mail at once.'],
  });
}

export function accountDeletedMail(site: Site, o: { to: string; username: string }): Mail {
  return write(site, o.to, {
    subject: `Your account on ${nameOf(site)} was deleted`,
    paragraphs: [`The account ${showName(o.username)} was deleted, together with all its data.`],
    footnotes: ['This is the last e-mail to this address.'],
  });
}

// setup: factors begin
/** `change` is a whole sentence. */
export function factorChangedMail(site: Site, o: { to: string; username: string; change: string }): Mail {
  return write(site, o.to, {
    subject: `The second factors of your account on ${nameOf(site)} have changed`,
    paragraphs: [`${o.change} The account is ${showName(o.username)} on ${nameOf(site)}.`],
    action: { label: 'Look at your account', url: linkTo(site, '/account#factors') },
    footnotes: [
      'If it was you, you do not need to do anything. If not, change your password at once and check the list.',
    ],
  });
}
// setup: factors end

function write(site: Site, to: string, parts: Parameters<typeof composeMail>[1]): Mail {
  return composeMail(to, { ...parts, subject: `${site.subjectPrefix}${parts.subject}` }, site.webOrigin);
}

function nameOf({ webOrigin }: Site): string {
  return new URL(webOrigin).host;
}

function linkTo({ webOrigin }: Site, path: string): string {
  return `${webOrigin}${path}`;
}

function inWords(lifetimeSeconds: number): string {
  const { minute, hour, day } = seconds;
  const [unit, name] =
    lifetimeSeconds >= 2 * day
      ? [day, 'days']
      : lifetimeSeconds >= 2 * hour
        ? [hour, 'hours']
        : [minute, 'minutes'];
  return `${Math.max(1, Math.floor(lifetimeSeconds / unit))} ${name}`;
}
