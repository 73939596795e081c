import { sha256Hex, tarOf, type FixtureImage, type TarMember } from '../../support/archive-fixture.ts';
import { describeHostile, hostileImages, type HostileArchive } from './hostile-archives.ts';

const images = await hostileImages('json');
const { mark, app, evil } = images;

const entryOf = ({ config, layer }: FixtureImage): string =>
  `"Config":"${config.name}","RepoTags":["${mark}-victim:1"],"Layers":["${layer.name}"]`;
const appEntry = entryOf(app);
const evilEntry = entryOf(evil);
const blobs = [app.config, app.layer, evil.config, evil.layer];
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

async function withTable(
  manifest: string | Buffer,
  end: HostileArchive['end'],
  ...more: readonly TarMember[]
): Promise<HostileArchive> {
  return { archive: await tarOf([...blobs, ...more, { name: 'manifest.json', content: manifest }]), end };
}

const appConfig = String(app.config.content);
const evilSettings = '{"Entrypoint":["/mark"],"Labels":{"org.opencontainers.image.revision":"another"}}';

/** The app with another config, which is the one that the consumer expects: the engine gets just these bytes. */
async function withConfig(change: (config: string) => string, end: HostileArchive['end']): Promise<HostileArchive> {
  const content = change(appConfig);
  if (content === appConfig) throw new Error('nothing changed');
  const imageid = `sha256:${sha256Hex(content)}`;
  const config = { name: `blobs/sha256/${imageid.slice(7)}`, content };
  const manifest = JSON.stringify([{ Config: config.name, RepoTags: null, Layers: [app.layer.name] }]);
  return { archive: await tarOf([config, app.layer, { name: 'manifest.json', content: manifest }]), end, imageid };
}

/** With further fields at the end of the config. */
const withFields = (fields: string, end: HostileArchive['end']): Promise<HostileArchive> =>
  withConfig((config) => config.replace(/\}$/, `,${fields}}`), end);
const withSettings = (fields: string, end: HostileArchive['end']): Promise<HostileArchive> =>
  withConfig((config) => config.replace('"config":{', `"config":{${fields},`), end);

describeHostile(images, {
  // What engines do not get: the table of contents.
  'a table of contents with its keys twice': await withTable(`[{${evilEntry},${appEntry}}]`, 'taken'),
  'a table of contents with its keys twice, the other way round': await withTable(
    `[{${appEntry},${evilEntry}}]`,
    /and sha256:\w+ is expected/,
  ),
  'keys in another case': await withTable(
    `[{${appEntry},${evilEntry.replaceAll(/"(Config|Layers)"/g, '"$1s"')}}]`,
    'taken',
  ),
  'keys in lower case, which only Go takes for the others': await withTable(
    `[{${appEntry},${evilEntry.toLowerCase()}}]`,
    'taken',
  ),
  'a letter that Go folds': await withTable(`[{${appEntry},"Layer\u017f":["${evil.layer.name}"]}]`, 'taken'),
  'a byte order mark': await withTable(`\ufeff[{${appEntry}}]`, /manifest.json is not JSON/),
  NaN: await withTable(`[{${appEntry},"x":NaN}]`, /manifest.json is not JSON/),
  'a comment': await withTable(`[{${appEntry}}] // x`, /manifest.json is not JSON/),
  'a second document behind the first': await withTable(
    `[{${appEntry}}]\n[{${evilEntry}}]`,
    /manifest.json is not JSON/,
  ),
  'zero bytes behind it': await withTable(`[{${appEntry}}]\0\0`, /manifest.json is not JSON/),
  'UTF-16': await withTable(Buffer.from(`\ufeff[{${appEntry}}]`, 'utf16le'), /manifest.json is not JSON/),
  'lists that are nested 100,000 times': await withTable(
    `[{${appEntry},"x":${deep(100_000)}}]`,
    /nested deeper than 100/,
  ),
  'numbers that no parser can hold': await withTable(`[{${appEntry},"x":1e999999,"y":${'9'.repeat(5000)}}]`, 'taken'),
  '__proto__ with another image': await withTable(`[{"__proto__":{${evilEntry}},${appEntry}}]`, 'taken'),
  '__proto__ alone': await withTable(`[{"__proto__":{${appEntry}}}]`, /names no config/),
  'constructor and toString': await withTable(`[{"constructor":1,"toString":2,${appEntry}}]`, 'taken'),
  'a list in the place of a name': await withTable(
    `[{${appEntry.replace(/"Config":("[^"]*")/, '"Config":[$1]')}}]`,
    /names no config/,
  ),
  'an entry that is null': await withTable(`[null,{${appEntry}}]`, /names no config/),
  'more entries than anyone can read': await withTable(
    `[${Array.from({ length: 30_000 }, (_, index) => `{"Config":"${app.config.name}","Layers":["${index}"]}`).join()}]`,
    /lists more than 1000 images/,
  ),
  'one entry 15,000 times': await withTable(`[${Array(15_000).fill(`{${appEntry}}`).join()}]`, 'taken'),
  'a table of contents of 5 MB': await withTable(
    `[{${appEntry}}]${' '.repeat(5 << 20)}`,
    /its manifest.json has \d+ bytes/,
  ),
  'white space before it': await withTable(`${'\n'.repeat(100)}[{${appEntry}}]`, 'taken'),

  // What engines get: the config, byte by byte.
  'a config with its settings twice': await withFields(`"config":${evilSettings}`, /the image config has a key twice/),
  'a config with its settings in another case': await withFields(
    `"Config":${evilSettings}`,
    /spells the key "Config" unusually/,
  ),
  'a config with its layers in another case': await withFields(
    `"RootFS":{"type":"layers","diff_ids":[]}`,
    /spells the key "RootFS" unusually/,
  ),
  'a config with its platform in another case': await withFields(
    `"Architecture":"arm64"`,
    /spells the key "Architecture"/,
  ),
  'a config with its entry point in another case': await withSettings(
    `"entrypoint":["/mark"]`,
    /spells the key "entrypoint"/,
  ),
  'a config with a letter that Go folds': await withSettings(`"Label\u017f":{"a":"b"}`, /spells the key "Label\?"/),
  'a config with its layers in lower case and a long s': await withFields(
    `"rootf\u017f":{}`,
    /spells the key "rootf\?"/,
  ),
  'a config with an escaped key twice': await withSettings(`"\\u0045ntrypoint":["/mark"]`, /a key twice/),
  'a config with a byte order mark': await withConfig(
    (config) => `\ufeff${config}`,
    /its config ".*" is not in it|not JSON/,
  ),
  'a config with data behind it': await withConfig((config) => `${config}{}`, /the image config is not JSON/),
  'a config with a label that is nested 50,000 times': await withSettings(
    `"X":${deep(50_000)}`,
    /nested deeper than 100/,
  ),
  'a config with a platform of several lines': await withConfig(
    (config) => config.replace('"os":"linux"', '"os":"linux\\n::error::x"'),
    /the image config is for "linux\?::error::x\/amd64", which is no platform/,
  ),
  'a config with __proto__': await withFields(`"__proto__":{"os":"windows"}`, 'taken'),
  'a config with a label named __proto__': await withConfig(
    (config) => config.replace('"Labels":{', '"Labels":{"__proto__":"x","constructor":"y",'),
    'taken',
  ),
  'a config with a number that no parser can hold': await withFields(`"x":1e999`, 'taken'),
  'a config with labels that differ by case': await withConfig(
    (config) => config.replace('"Labels":{', '"Labels":{"Os":"1","os":"2",'),
    'taken',
  ),
  'a config with the parent and the container of others': await withFields(
    `"parent":"${evil.imageid}","id":"${'a'.repeat(64)}","container":"../../etc","moby.buildkit.cache.v0":"x"`,
    'taken',
  ),
  'a config with a setting of another type': await withSettings(
    `"User":["root"]`,
    /cannot unmarshal|The engine holds sha256:/,
  ),
});
