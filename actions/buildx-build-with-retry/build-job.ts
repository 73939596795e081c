import type { LocalImage } from '../../src/core/oci/image-facts.ts';
import type { ImageIds } from '../../src/core/oci/image-ids.ts';
import type { PushedImage } from '../../src/services/registry/push-ref.ts';
import type { FailedRef, PushReport } from '../../src/services/registry/push-refs.ts';
import type { QueryBudget } from '../../src/services/registry/query-budget.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import type { PushCompression } from './push-compression.ts';
import type { BakeImage } from './rules/bake-target.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { BuildMetadata } from './rules/build-metadata.ts';
import type { ProgressReader } from './rules/build-progress.ts';

/** One build on its way: what all its steps work with. */
export interface BuildJob {
  readonly inputs: BuildInputs;
  readonly plan: BuildPlan;
  readonly phases: Phases;
  readonly facts: BuildFacts;
  readonly budget: QueryBudget;
  readonly compression: PushCompression;
  readonly deps: BuildDeps;
  /** The solve that builds this image together with others; undefined: it is built alone. */
  readonly shared?: SharedSolve | undefined;
}

/** What the images of one solve have in common. */
export class SharedSolve {
  /** What the step says of all images, before their definitions are added. */
  readonly step: BuildInputs;
  readonly phases: Phases;
  /** Those of the step: its log names no image. */
  readonly deps: BuildDeps;
  /** Of all images: how many steps came out of the cache. */
  progress: ProgressReader | undefined;
  seconds = 0;
  /** How many images the solve made. */
  imageCount = 1;
  /** buildx's metadata file. */
  metadata = '';

  constructor(step: BuildInputs, phases: Phases, deps: BuildDeps) {
    this.step = step;
    this.phases = phases;
    this.deps = deps;
  }
}

/** What the build phase left behind. */
export interface Built {
  readonly metadata: BuildMetadata;
  readonly progress: ProgressReader;
  readonly seconds: number;
  /** The image in the engine; undefined when it was not loaded. */
  readonly loaded: LocalImage | undefined;
  /** Of an archive or a load that took a solve of its own, since it holds one platform and no attestations. */
  readonly archived?: ImageIds | undefined;
}

/** Records what a build has reached so far, which stands also when a later phase fails. */
export class BuildFacts implements PushReport {
  readonly pushed: PushedImage[] = [];
  readonly failed: FailedRef[] = [];
  built: Built | undefined;
  imageids: ImageIds = {};
  /** Whether the image is in the engine of this machine. */
  loaded = false;
  reused = false;
  /** When the pushes went on, epoch milliseconds. */
  pushTime: { readonly start: number; readonly end: number } | undefined;
  /** Bytes of each layer of the runner's platform, as the registry keeps it. */
  layerBytes: readonly number[] | undefined;
}

/** The build of one image of a definition. */
export type BakeJob = BuildJob & {
  readonly inputs: { readonly bakeImage: BakeImage };
  readonly shared: SharedSolve;
};
