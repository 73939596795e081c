import { csvLine } from '../../../src/core/inputs/csv-line.ts';
import type { BuildInputs } from './build-inputs.ts';

/** Whether the result is more than one image: the docker exporter takes no list. */
export function isList(inputs: Pick<BuildInputs, 'platforms' | 'provenance' | 'sbom' | 'attests'>): boolean {
  const asked = (value: string | undefined): boolean => value !== undefined && value !== 'false';
  return inputs.platforms.length > 1 || asked(inputs.provenance) || asked(inputs.sbom) || inputs.attests.length > 0;
}

/** The push of one reference. Its name goes here and not by `--tag`, which every output would take. */
export function pushOutput(ref: string): string {
  return `type=image,push=true,name=${ref}`;
}

/** Outputs on this machine: the archive under one name, and the engine's image under all of them. */
export function localOutputs(wanted: {
  readonly names: readonly string[];
  readonly localTag: string | undefined;
  readonly load: boolean;
  readonly tar: string | undefined;
}): readonly string[] {
  const { names, localTag, load, tar } = wanted;
  const inArchive = localTag ?? names[0];
  const archive = ['type=docker', `dest=${tar ?? ''}`, ...(inArchive === undefined ? [] : [`name=${inArchive}`])];
  const engine = ['type=docker', ...(names.length === 0 ? [] : [`name=${names.join(',')}`])];
  return [...(tar === undefined ? [] : [csvLine(archive)]), ...(load ? [csvLine(engine)] : [])];
}
