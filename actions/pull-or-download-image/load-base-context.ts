import type { BaseContexts, BaseDeps } from './base-context.ts';

/**
 * The same as `baseContexts`, whose code is loaded at the first call: most builds have no such context, and start sooner
 * without it. The import stands here alone, since each place that has one would get a copy of the code.
 */
export function loadBaseContexts(deps: BaseDeps): BaseContexts {
  return async (request) => {
    const { baseContexts } = await import('./base-context.ts');
    return baseContexts(deps)(request);
  };
}
