import { revisionLabel } from '../../src/core/oci/labels.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import type { Log } from '../../src/ports/log.ts';
import type { BuildJob } from './build-job.ts';
import type { BuildPlan } from './build-plan.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { asksForIndex } from './rules/solve-outputs.ts';

/** Says what was decided before anything is built, where the user may not expect it. */
export function logPlan(
  { layerCompression }: BuildInputs,
  plan: BuildPlan,
  log: Pick<Log, 'info' | 'notice' | 'warning'>,
): void {
  if (!plan.push.push) log.info(`Not pushing: ${plan.push.reason}.`);
  if (plan.cache.note !== undefined) log.notice(plan.cache.note);
  if (layerCompression !== 'auto' && layerCompression !== plan.layerCompression) {
    log.notice(
      `The layers are pushed as ${plan.layerCompression}: the docker driver cannot push them as ${layerCompression}; use docker/setup-buildx-action.`,
    );
  }
  if (plan.buildArgs.warning !== undefined) log.warning(plan.buildArgs.warning);
  const { overruledRevision } = plan.labels;
  if (overruledRevision !== undefined) {
    log.notice(
      `The label ${revisionLabel} is the revision ${plan.event.revision}; "labels" says "${overruledRevision}", which is left out.`,
    );
  }
}

/**
 * Warns of an index that nobody asked for: buildx adds a provenance attestation by itself, and some consumers take no
 * index (https://docs.docker.com/build/metadata/attestations/). Of a reused image the build that made it has warned.
 */
export function warnAboutIndex({ inputs, facts, deps }: BuildJob): void {
  const [first] = facts.pushed;
  if (facts.reused || first === undefined || !isIndex(first.mediaType) || asksForIndex(inputs)) return;
  deps.log.warning(
    `${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`,
  );
}
