// IP addresses as Python's ipaddress module reads them: no leading zeros in IPv4, an optional zone in IPv6.

/** Say whether a text is an IPv4 address. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** Say whether a text is an IPv6 address, such as "::1", "::ffff:1.2.3.4" or "fe80::1%eth0". */
export function isIpv6(text: string): boolean {
  const [address = '', ...zones] = text.split('%');
  if (zones.length > 1 || zones[0] === '') return false;
  const withoutIpv4 = replaceTrailingIpv4(address);
  if (withoutIpv4 === null) return false;
  const halves = withoutIpv4.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** Turn "::ffff:1.2.3.4" into "::ffff:0:0"; null when the dotted part is no IPv4 address. */
function replaceTrailingIpv4(address: string): string | null {
  if (!address.includes('.')) return address;
  const start = address.lastIndexOf(':') + 1;
  return isIpv4(address.slice(start)) ? `${address.slice(0, start)}0:0` : null;
}
