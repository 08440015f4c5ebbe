// What Node says of a server's certificate, in words. Codes: OpenSSL's X509 verification results, and Node's own
// ERR_TLS_CERT_ALTNAME_INVALID.

/** What to do about a certificate that is not trusted, and about one for another name; each an order. */
export type CertificateFixes = { untrusted: string; otherName: string };

const untrustedCodes = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

/** Say what is wrong and how to mend it; null when the error is about something else. */
export function describeCertificateError(
  error: Error,
  server: string,
  { untrusted, otherName }: CertificateFixes,
): string | null {
  const code = 'code' in error ? String(error.code) : '';
  const certificate = `The certificate of the ${server} server`;
  if (untrustedCodes.has(code)) return `${certificate} is not trusted: ${untrusted}.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `${certificate} is for another name: ${otherName}.`;
  if (code === 'CERT_HAS_EXPIRED') return `${certificate} has expired: renew it.`;
  if (code === 'CERT_NOT_YET_VALID')
    return `${certificate} is not valid yet: check the clocks of both machines.`;
  if (/^(CERT_|ERR_SSL_|EPROTO$)/.test(code))
    return `TLS with the ${server} server fails (${code}): check its settings.`;
  return null;
}
