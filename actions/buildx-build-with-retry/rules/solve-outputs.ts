import { writeCsvLine } from '../../../src/core/inputs/csv.ts';
import type { BuildInputs } from './build-inputs.ts';

/** Whether the inputs ask for more than one plain image, so that the result is an index. */
export function asksForIndex(inputs: Pick<BuildInputs, 'platforms' | 'provenance' | 'sbom' | 'attests'>): boolean {
  const isOn = (value: string | undefined): boolean => value !== undefined && value !== 'false';
  return inputs.platforms.length > 1 || isOn(inputs.provenance) || isOn(inputs.sbom) || inputs.attests.length > 0;
}

/** The output that pushes one reference. Its name is given here and not by `--tag`, which every output would take. */
export function pushOutput(ref: string): string {
  return `type=image,push=true,name=${ref}`;
}

/**
 * The outputs on this machine: the archive `tar` under one name, and the engine's image under all of them. The docker
 * exporter takes one plain image each.
 */
export function localOutputs(
  plan: {
    readonly localNames: readonly string[];
    readonly archiveName: string | undefined;
    readonly load: boolean;
  },
  tar: string | undefined,
): readonly string[] {
  const { localNames, archiveName, load } = plan;
  const archive = ['type=docker', `dest=${tar ?? ''}`, ...(archiveName === undefined ? [] : [`name=${archiveName}`])];
  const engine = ['type=docker', ...(localNames.length === 0 ? [] : [`name=${localNames.join(',')}`])];
  return [...(tar === undefined ? [] : [writeCsvLine(archive)]), ...(load ? [writeCsvLine(engine)] : [])];
}
