import type { QueryBudget } from '../../src/services/registry/query-budget.ts';

/** How a build will use an image. */
export interface BaseRequest {
  /** The name of an image of this run, or a record as JSON. */
  readonly wanted: string;
  /** Of the builder: `docker`, `docker-container`, … */
  readonly driver: string;
  /** Those that are built. */
  readonly platforms: readonly string[];
  /** Whether the build asks the registry for every base image. */
  readonly pull: boolean;
}

/** Images of other jobs as build contexts: what `docker buildx build --build-context name=VALUE` takes. */
export type BaseImages = (request: BaseRequest, budget: QueryBudget) => Promise<string>;
