import type { BaseContexts, BaseDeps } from './base-context.ts';

/**
 * The same as `baseContexts`, whose code is loaded at the first call: most builds have no such context, and start sooner
 * without it. The import stands here alone, since each place that has one would get a copy of the code.
 */
export function loadBaseContexts(deps: BaseDeps): BaseContexts {
  // Several targets of one build may have the same base, which is fetched once.
  const known = new Map<string, ReturnType<BaseContexts>>();
  return (request, budget) => {
    const key = JSON.stringify(request);
    const context =
      known.get(key) ?? import('./base-context.ts').then(({ baseContexts }) => baseContexts(deps)(request, budget));
    known.set(key, context);
    return context;
  };
}
