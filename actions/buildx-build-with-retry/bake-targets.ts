import { readCsvFields } from '../../src/core/inputs/csv.ts';
import { UserError } from '../../src/errors.ts';
import type { BakeJob } from './build-job.ts';
import { resolveHandoverContexts } from './handover-contexts.ts';
import type { BakeTarget } from './rules/bake-target.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { gitTokenSecret } from './rules/git-context.ts';
import { inputsOfDefinition, pairLines } from './rules/image-of-target.ts';
import { renderTarget } from './rules/render-definition.ts';
import { inputsOfSolve, type SolveRequest } from './solve.ts';
import { gitTokenVariable, writeSecrets } from './write-secrets.ts';

/** The targets of a definition, ready to be written for any solve. */
interface PreparedTargets {
  /** Writes a target as this solve builds it. One without a request is only linked to, and exports nothing. */
  readonly render: (name: string, requests: ReadonlyMap<BakeJob, SolveRequest>) => Readonly<Record<string, unknown>>;
  /** Environment variables that the secrets name. */
  readonly env: Readonly<Record<string, string>>;
  /** Files that the step's own secrets are read from. */
  readonly secretPaths: readonly string[];
}

/** Prepares the targets with the secrets of the step. Every target gets these; what it does not ask for, no step of it sees. */
export async function prepareTargets(jobs: readonly [BakeJob, ...BakeJob[]]): Promise<PreparedTargets> {
  const [{ inputs: first, plan, budget, shared }] = jobs;
  const { step, deps } = shared;
  const { targets } = first.bakeImage.definition;
  const { options, env } = await writeSecrets({ ...step, context: '.', buildContexts: [] }, deps);
  const ids = options.flatMap((option) => readCsvFields(option)).flatMap((field) => /^id=(.*)/.exec(field)?.[1] ?? []);
  const tokenOf = (sources: Pick<BuildInputs, 'context' | 'buildContexts'>): readonly string[] => {
    const id = deps.gitToken === undefined ? undefined : gitTokenSecret(sources, deps.run.serverUrl, ids);
    return id === undefined ? [] : [`id=${id},env=${gitTokenVariable}`];
  };
  const needsToken = Object.values(targets).some(
    ({ context, contexts }) => tokenOf({ context, buildContexts: pairLines(contexts) }).length > 0,
  );
  const token = needsToken ? deps.gitToken : undefined;
  if (token !== undefined) deps.log.mask(token);

  const jobOf = (name: string): BakeJob | undefined => jobs.find(({ inputs }) => inputs.bakeImage.name === name);
  const inputsOf = (name: string, target: BakeTarget): BuildInputs => {
    const job = jobOf(name);
    return job === undefined ? inputsOfDefinition(step, target) : { ...job.inputs, ...job.plan.cache };
  };
  const contexts = new Map<string, readonly string[]>();
  for (const [name, target] of Object.entries(targets)) {
    contexts.set(name, await resolveHandoverContexts({ inputs: inputsOf(name, target), plan, budget, deps }));
  }

  const render: PreparedTargets['render'] = (name, requests) => {
    const target = targets[name];
    if (target === undefined) {
      throw new UserError(`Target "${name}" is linked to in "files" and is not defined there: define it.`);
    }
    const job = jobOf(name);
    const request = job === undefined ? undefined : requests.get(job);
    const isCached = [...requests.values()].every(({ fromCache }) => fromCache === true);
    const given = { ...inputsOf(name, target), buildContexts: contexts.get(name) ?? [] };
    const inputs = inputsOfSolve(request ?? { fromCache: isCached }, given);
    const call = {
      labels: job?.plan.labels.lines ?? pairLines(target.labels),
      secrets: [...options, ...tokenOf(given)],
    };
    if (request === undefined) {
      const withoutAttests = { ...inputs, attests: [], sbom: undefined };
      return renderTarget(target, withoutAttests, {
        ...call,
        names: [],
        outputs: ['type=cacheonly'],
        provenance: undefined,
      });
    }
    const { load = false, outputs = [], names = [], provenance } = request;
    return renderTarget(target, inputs, {
      ...call,
      names,
      outputs: load ? ['type=docker', ...outputs] : outputs,
      provenance,
    });
  };
  return {
    render,
    env: token === undefined ? env : { ...env, [gitTokenVariable]: token },
    secretPaths: options.flatMap(readCsvFields).flatMap((field) => /^src=(.*)/.exec(field)?.[1] ?? []),
  };
}
