// Horizontal bars as an SVG that reads on light and dark pages alike.
import type { Measured } from './measure';

const width = 720;
const barHeight = 22;
const gap = 10;
const labelWidth = 190;
const valueWidth = 90;

export function barChart(title: string, measured: Measured[]): string {
  const largest = Math.max(...measured.map(({ burst }) => burst.requestsPerSecond));
  const height = measured.length * (barHeight + gap) + gap;
  const bars = measured.map(({ name, burst }, index) => {
    const y = gap + index * (barHeight + gap);
    const length = ((width - labelWidth - valueWidth) * burst.requestsPerSecond) / largest;
    const color = name.startsWith('this starter') ? '#4f46e5' : '#94a3b8';
    const middle = y + barHeight / 2 + 4;
    return [
      `<text x="${labelWidth - 8}" y="${middle}" text-anchor="end">${name}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" rx="3" fill="${color}"/>`,
      `<text x="${(labelWidth + length + 8).toFixed(1)}" y="${middle}">${burst.requestsPerSecond.toFixed(0)}</text>`,
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="#64748b"><title>${title}: requests per second</title>${bars.join('')}</svg>\n`;
}
