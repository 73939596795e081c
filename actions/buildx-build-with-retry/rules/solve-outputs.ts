import { readCsvFields, writeCsvLine } from '../../../src/core/inputs/csv.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import type { TargetRef } from '../../../src/core/tags/target-refs.ts';
import type { BuildInputs } from './build-inputs.ts';

/** Whether the inputs ask for more than one plain image, so that the result is an index. */
export function asksForIndex(inputs: Pick<BuildInputs, 'platforms' | 'provenance' | 'sbom' | 'attests'>): boolean {
  const isOn = (value: string | undefined): boolean => value !== undefined && value !== 'false';
  return inputs.platforms.length > 1 || isOn(inputs.provenance) || isOn(inputs.sbom) || inputs.attests.length > 0;
}

/**
 * The output that pushes one reference. Its name is given here and not by `--tag`, which every output would take.
 * @param compression attributes, see `compressionAttributes`
 */
export function pushOutput(ref: string, compression: readonly string[]): string {
  return ['type=image', ...compression, 'push=true', `name=${ref}`].join(',');
}

/**
 * The outputs on this machine: the archive `tar` under one name, and the engine's image under all of them. The docker
 * exporter takes one plain image each.
 * @param compression that of a push in the same solve: layers are made once, for whichever output comes first
 */
export function localOutputs(
  plan: {
    readonly localNames: readonly string[];
    readonly archiveName: string | undefined;
    readonly load: boolean;
  },
  tar: string | undefined,
  compression: readonly string[] = [],
): readonly string[] {
  const { localNames, archiveName, load } = plan;
  const archive = [
    'type=docker',
    `dest=${tar ?? ''}`,
    ...(archiveName === undefined ? [] : [`name=${archiveName}`]),
    ...compression,
  ];
  const engine = ['type=docker', ...(localNames.length === 0 ? [] : [`name=${localNames.join(',')}`]), ...compression];
  return [...(tar === undefined ? [] : [writeCsvLine(archive)]), ...(load ? [writeCsvLine(engine)] : [])];
}

/**
 * Whether some annotation is of an index, which an image of one platform without attestations has none of:
 * https://docs.docker.com/build/metadata/annotations/#specify-annotation-level
 */
export function hasIndexAnnotation(annotations: readonly string[]): boolean {
  return annotations.some((line) => {
    const [, levels = ''] = /^([a-z-]+(?:\[[^\]=]*\])?(?:,[a-z-]+(?:\[[^\]=]*\])?)*):/.exec(line) ?? [];
    return levels.split(',').some((level) => /^(?:index|manifest-descriptor)/.test(level));
  });
}

/**
 * Names the images of the user's own outputs after the tags, where they have no name. `--tag` would name our own outputs
 * too. What is pushed by its digest takes a name without a tag.
 */
export function nameOutputs(outputs: readonly string[], refs: readonly TargetRef[]): readonly string[] {
  return outputs.map((line) => {
    const fields = readCsvFields(line);
    const isNamed = fields.some((field) => field.startsWith('name='));
    if (refs.length === 0 || isNamed || !/^(?:image|registry|oci|docker)$/.test(valueOf(fields, 'type'))) return line;
    const byDigest = isTrue(valueOf(fields, 'push-by-digest'));
    const names = refs.map(({ ref, repository }) => (byDigest ? repository : ref));
    return writeCsvLine([...fields, `name=${[...new Set(names)].join(',')}`]);
  });
}

/** Repositories that the user's own outputs push to, once they have names. */
export function pushedRepositories(outputs: readonly string[]): readonly string[] {
  return outputs.map(readCsvFields).flatMap((fields) => {
    const pushes = valueOf(fields, 'type') === 'registry' || isTrue(valueOf(fields, 'push'));
    if (!pushes) return [];
    const names = valueOf(fields, 'name').split(',');
    return names.filter((name) => name !== '').map((name) => parseImageRef(name, 'input "outputs"').repository);
  });
}

function valueOf(fields: readonly string[], key: string): string {
  const field = fields.find((candidate) => candidate.trim().startsWith(`${key}=`)) ?? '';
  return field.trim().slice(key.length + 1);
}

/** As Go reads a boolean. */
function isTrue(value: string): boolean {
  return /^(?:1|t|T|true|True|TRUE)$/.test(value);
}
