// The browser's tab icon: the brand's mark as SVG, which knows light and dark by itself.
import { iconSvg } from '@/components/brand';

export const contentType = 'image/svg+xml';
export const size = { width: 32, height: 32 };

export default function Icon() {
  return new Response(iconSvg, { headers: { 'content-type': contentType } });
}
