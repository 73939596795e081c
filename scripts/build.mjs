import { build, transform } from 'esbuild';
import timeZoneUtilities from 'moment-timezone/moment-timezone-utils.js';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run build [-- --out DIR]`: one bundle of all actions. dist/<action>/index.js is what action.yml names, and
 * dist/post/index.js the post part of all of them; what several share, or only some ways need, is a chunk in
 * dist/shared/, so that a runner fetches each library once and a step loads what it uses. Chunks are named after what is
 * in them.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const [flag, given] = process.argv.slice(2);
const out = flag === '--out' ? given : join(root, 'dist');
const actions = readdirSync(join(root, 'actions'));
const libraries = 'node_modules/';
const { tz: timeZones } = timeZoneUtilities;

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { ...Object.fromEntries(actions.map((name) => [name, `actions/${name}/main.ts`])), post: 'src/post.ts' },
  outdir: 'dist',
  entryNames: '[name]/index',
  chunkNames: 'shared/[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // Libraries that are CommonJS ask for Node's modules in their own way.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
  },
  plugins: [leanLibraries()],
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
});
const chunks = outputFiles.map(({ path, text }) => {
  const file = path.slice(root.length);
  const { entryPoint, inputs } = metafile.outputs[file];
  // Largest first.
  const sources = Object.keys(inputs).sort((one, other) => inputs[other].bytesInOutput - inputs[one].bytesInOutput);
  return { file: file.slice('dist/'.length), text, entryPoint, sources };
});
const names = nameChunks(chunks.filter(({ file }) => file.startsWith('shared/')));

rmSync(out, { recursive: true, force: true });
for (const chunk of chunks) write(names.get(chunk.file) ?? chunk.file, withNames(await minified(chunk)));
write('package.json', '{\n  "type": "module"\n}\n');
write('shared/licenses.txt', licences(chunks.flatMap(({ sources }) => sources)));
console.log(`${out}: ${[...actions, 'post'].join(', ')}`);

function write(file, text) {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
}

/**
 * Leaves out of libraries what no action needs. Each is loaded instead of what is found, and nothing is resolved here: that
 * would make the order of modules, and so the names in a bundle, a matter of chance.
 */
function leanLibraries() {
  const replaced = [
    // A client for tokens of OpenID Connect, whose HTTP client would be most of what a step loads at its start.
    [/\/@actions\/core\/lib\/oidc-utils\.js$/, 'export const OidcClient = undefined;'],
    // Handlebars goes without it where it is not there.
    [/\/node_modules\/source-map\//, ''],
    // The quicker one of two HTTP parsers: undici takes the other where a machine cannot run this one.
    [/\/undici\/lib\/llhttp\/llhttp_simd-wasm\.js$/, ''],
    // Parts of undici that nothing calls.
    [
      /\/undici\/lib\/(mock\/mock-(agent|client|pool|errors)|web\/(eventsource\/eventsource|websocket\/websocket))\.js$/,
      '',
    ],
    // Written for engines of JavaScript that lack it.
    [/\/typedarray\.prototype\.slice\/index\.js$/, 'module.exports = (array, ...range) => array.slice(...range);'],
  ];
  return {
    name: 'lean-libraries',
    setup({ onLoad }) {
      for (const [filter, contents] of replaced) onLoad({ filter }, () => ({ contents }));
      // Of the endpoints of GitHub's API, the artifact client calls those by name that are about actions.
      onLoad({ filter: /\/plugin-rest-endpoint-methods\/dist-src\/generated\/endpoints\.js$/ }, async ({ path }) => {
        const { actions } = (await import(path)).default;
        return { contents: JSON.stringify({ actions }), loader: 'json' };
      });
      onLoad({ filter: /\/moment-timezone\/data\/packed\/latest\.json$/ }, ({ path }) => ({
        contents: JSON.stringify(timeZonesOfOurTime(JSON.parse(readFileSync(path, 'utf8')))),
        loader: 'json',
      }));
    },
  };
}

/** No commit is older, and no job later: what else is known of time zones would be half of them. */
function timeZonesOfOurTime({ version, zones, links }) {
  const [first, last] = [1970, 2100];
  const ofOurTime = zones.map((zone) => timeZones.pack(timeZones.filterYears(timeZones.unpack(zone), first, last)));
  return { version, zones: ofOurTime, links, countries: [] };
}

/**
 * Those that hold libraries are minified: every job downloads them, and nobody reads them. What is ours stays legible,
 * and where it is beside a library its names stay, so that a stack trace tells them.
 */
async function minified({ text, sources }) {
  const isLibrary = (source) => source.startsWith(libraries);
  if (!isLibrary(sources[0] ?? '')) return text;
  const minifyIdentifiers = sources.every(isLibrary);
  const options = { minifyIdentifiers, minifySyntax: true, minifyWhitespace: true, legalComments: 'none' };
  return (await transform(text, { ...options, format: 'esm', target: 'node24' })).code;
}

/** @returns {Map<string, string>} file of a chunk → `shared/<name>.js` */
function nameChunks(all) {
  const named = all.map((chunk) => [chunk.file, nameOf(chunk)]);
  const taken = named.map(([, name]) => name).sort();
  if (new Set(taken).size < taken.length) throw new Error(`Two chunks have one name: ${taken.join(', ')}`);
  return new Map(named.map(([file, name]) => [file, `shared/${name}.js`]));
}

/** Its largest module of ours stands for it, else its largest library; what is in none of them is esbuild's own. */
function nameOf({ entryPoint, sources }) {
  const stands = entryPoint ?? sources.find((source) => !source.startsWith(libraries)) ?? sources[0];
  if (stands === undefined) return 'bundler-runtime';
  return packageOf(stands)?.replace(/^@/, '').replace('/', '-') ?? basename(stands, '.ts');
}

/** `node_modules/a/node_modules/@b/c/lib/d.js` is of `@b/c`. */
function packageOf(source) {
  return /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
}

function withNames(text) {
  return text.replace(/shared\/([A-Z0-9]{8})\.js|\.\/([A-Z0-9]{8})\.js/g, (path) => {
    const name = names.get(`shared/${path.slice(-11)}`);
    return name === undefined ? path : path.replace(/[A-Z0-9]{8}\.js$/, basename(name));
  });
}

/** The licence of each library of which something is in the bundle: those with the same text stand together. */
function licences(sources) {
  const folders = sources
    .filter((source) => source.startsWith(libraries))
    .map((source) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)[0]);
  const names = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const { name, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((each) => /^(licen[cs]e|copying)(\.|$)/i.test(each));
    const text =
      file === undefined
        ? ''
        : readFileSync(join(root, folder, file), 'utf8')
            .replace(/\r\n/g, '\n')
            .trim();
    names.set(text, (names.get(text) ?? new Set()).add(`${name}: ${license ?? 'see its page'}`));
  }
  const parts = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  return parts.map(([text, of]) => `${[...of, '', text].join('\n').trim()}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}
