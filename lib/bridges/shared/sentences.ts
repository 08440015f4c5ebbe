// What the contract says when something is done, whatever words the back end has.
export const done = {
  registered:
    'Your account has been created. If your address needs to be confirmed, we have sent you a link.',
  confirmed: 'Your address is confirmed. You can sign in now.',
  resent: 'If this address waits to be confirmed, a new link is on its way.',
  forgotten: 'If an account uses this address, a link to set a new password is on its way.',
  reset: 'Your password is set. You can sign in with it now.',
  changed: 'Your password is changed.',
  deleted: 'Your account is deleted.',
};
