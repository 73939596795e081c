import { medianSeconds, type Result } from './table.ts';

/** Colours that can be told apart on white and on black, also by those who see fewer of them. */
const colours = ['#888888', '#d55e00', '#cc79a7', '#b8860b', '#0072b2', '#009e73', '#56b4e9'];
const size = { width: 420, height: 300, left: 48, right: 16, top: 40, bottom: 44 };
const legendLine = 20;
const legendColumns = 3;
const ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

interface Point {
  readonly megabytes: number;
  readonly seconds: number;
}

/** Seconds over megabytes, both logarithmic, one panel for each store, as an SVG for light and dark pages. */
export function plot(results: readonly Result[]): string {
  const stores = [...new Set(results.map(({ store }) => store))];
  const labels = [...new Set(results.flatMap(({ measured }) => measured.map(({ label }) => label)))];
  const lines = (store: string): readonly (readonly Point[])[] =>
    labels.map((label) =>
      results
        .filter((result) => result.store === store)
        .flatMap(({ megabytes, measured }) =>
          measured
            .filter((recipe) => recipe.label === label && recipe.runs.length > 0)
            .map((recipe) => ({ megabytes, seconds: medianSeconds(recipe) })),
        ),
    );
  const points = stores.flatMap(lines).flat();
  const across = scale(
    points.map(({ megabytes }) => megabytes),
    size.left,
    size.width - size.right,
  );
  const up = scale(
    points.map(({ seconds }) => seconds),
    size.height - size.bottom,
    size.top,
  );
  const width = size.width * stores.length;
  const height = size.height + Math.ceil(labels.length / legendColumns) * legendLine + 12;
  const panels = stores.map(
    (store, index) =>
      `<g transform="translate(${index * size.width} 0)">${panel(store, lines(store), results, across, up)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Seconds of a hand-over over the size of the image">
<style>text{font:12px system-ui,sans-serif;fill:#57606a}.grid{stroke:#8c959f;stroke-opacity:.35}.line{fill:none;stroke-width:2}@media (prefers-color-scheme:dark){text{fill:#adbac7}}</style>
${panels.join('\n')}
${legend(labels, width)}
</svg>
`;
}

type Scale = ((value: number) => number) & { readonly ticks: readonly number[] };

function scale(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.log10(Math.min(...values) * 0.8), Math.log10(Math.max(...values) * 1.2)];
  const place = (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  const inside = ticks.filter((tick) => Math.log10(tick) >= low && Math.log10(tick) <= high);
  return Object.assign(place, { ticks: inside });
}

function panel(
  store: string,
  lines: readonly (readonly Point[])[],
  results: readonly Result[],
  across: Scale,
  up: Scale,
): string {
  const sizes = [...new Set(results.map(({ megabytes }) => megabytes))];
  const [right, bottom] = [size.width - size.right, size.height - size.bottom];
  return [
    `<text x="${size.left}" y="20">${store} store: seconds, over megabytes of the image</text>`,
    ...up.ticks.map((tick) => {
      const y = up(tick).toFixed(1);
      return `<path class="grid" d="M${size.left} ${y}H${right}"/><text x="${size.left - 6}" y="${y}" dy="4" text-anchor="end">${tick}</text>`;
    }),
    ...sizes.map((tick) => {
      const x = across(tick).toFixed(1);
      return `<path class="grid" d="M${x} ${size.top}V${bottom}"/><text x="${x}" y="${bottom + 18}" text-anchor="middle">${tick}</text>`;
    }),
    ...lines.map((points, index) => {
      const at = points.map(({ megabytes, seconds }) => `${across(megabytes).toFixed(1)} ${up(seconds).toFixed(1)}`);
      const colour = colours[index % colours.length] ?? '';
      const dots = at.map((place) => {
        const [x = '', y = ''] = place.split(' ');
        return `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`;
      });
      return at.length === 0 ? '' : `<path class="line" stroke="${colour}" d="M${at.join('L')}"/>${dots.join('')}`;
    }),
  ].join('');
}

function legend(labels: readonly string[], width: number): string {
  const column = width / legendColumns;
  return labels
    .map((label, index) => {
      const x = (index % legendColumns) * column + 24;
      const y = size.height + 8 + Math.floor(index / legendColumns) * legendLine;
      return `<rect x="${x}" y="${y - 5}" width="16" height="4" fill="${colours[index % colours.length] ?? ''}"/><text x="${x + 22}" y="${y}" dy="2">${label}</text>`;
    })
    .join('');
}
