/**
 * What a step has for itself, and no program that it starts needs: its inputs and state, tokens and addresses of the
 * runner's services, the files by which a step speaks to the runner, and DEBUG, which makes some programs print stacks
 * behind their errors.
 */
const ownVariable = /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)|DEBUG)$/i;

/** Where `type=gha` of buildx finds the runner's cache: https://docs.docker.com/build/cache/backends/gha/#authentication */
const cacheVariable = /^ACTIONS_(RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)$/;

/**
 * The environment of a program. A variable that an argument names is handed over whatever it is: `--secret=id=a,env=NAME`,
 * `--build-arg=NAME`.
 * @param args with the text of a file that says more of them
 */
export function childEnvironment(environment: NodeJS.ProcessEnv, args: readonly string[]): NodeJS.ProcessEnv {
  const usesCache = args.some((arg) => /\btype=gha\b/.test(arg));
  const named = new Set(args.flatMap((arg) => arg.split(/[=,"]/)));
  const isNeeded = (name: string): boolean =>
    !ownVariable.test(name) || (usesCache && cacheVariable.test(name)) || named.has(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isNeeded(name)));
}
