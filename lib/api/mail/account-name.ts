// A username as a mail may show it. Mail programs turn whatever looks like a domain into a link, and anyone may sign up
// as "evil.example" with someone else's address: our mail would then carry a link that its sender chose.
import { parse } from 'tldts';

/** Write the name so that nothing in it becomes a link: "evil[.]example"; most names stay as they are. */
export function showName(username: string): string {
  const isLink = username.split(/[^\p{L}\p{N}.-]+/u).some(looksLikeHost);
  return isLink ? username.replaceAll('.', '[.]') : username;
}

function looksLikeHost(text: string): boolean {
  const host = text.replace(/^[.-]+|[.-]+$/g, '');
  const { isIp, isIcann, domain, publicSuffix } = parse(host, { validateHostname: false });
  if (isIp) return true;
  // Reserved names have no entry in the list, but some programs link any two words with a dot and a known start.
  return domain !== null && (isIcann === true || publicSuffix === 'example' || /^www\./i.test(host));
}
