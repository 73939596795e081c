import { UserError } from '../../../src/errors.ts';
import type { BuildInputs } from './build-inputs.ts';
import { isSecretName } from './secret-name.ts';

/** Build arguments as they are passed on: the value of one that is named like a secret goes through the environment. */
export interface PassedBuildArgs {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Undefined: there is nothing to warn of. */
  readonly warning: string | undefined;
}

/**
 * Warns of build arguments that are named like a secret: they stay readable in the image's history and provenance, which
 * a secret mount avoids (https://docs.docker.com/build/building/secrets/). Their values go through the environment, since
 * every process of the machine can read arguments. Other values stay arguments, since a name such as PATH must not reach
 * the environment of docker.
 * @param cacheTo values of `--cache-to`; with mode=max the cache holds the arguments too
 * @throws UserError with `fail`
 */
export function passBuildArgs(
  inputs: Pick<BuildInputs, 'buildArgs' | 'secretBuildArgs' | 'provenance' | 'attests'>,
  cacheTo: readonly string[],
): PassedBuildArgs {
  const env: Record<string, string> = {};
  const names: string[] = [];
  const args = inputs.buildArgs.map((line) => {
    const [name = '', ...value] = line.split('=');
    if (!isSecretName(name)) return line;
    names.push(name);
    // With a name alone, buildx takes the value from the environment by itself.
    if (value.length > 0) env[name] = value.join('=');
    return name;
  });
  const [name] = names;
  if (name === undefined || inputs.secretBuildArgs === 'allow') return { args, env, warning: undefined };
  const advice = `pass it as "secrets: ${name.toLowerCase()}=…" and read it in a RUN --mount=type=secret,id=${name.toLowerCase()}, or set "secret-build-args: allow" when it is none`;
  const found = `The build argument ${names.join(', ')} looks like a secret and stays readable in the image's history`;
  if (inputs.secretBuildArgs === 'fail') throw new UserError(`${found}: ${advice}.`);
  const isSpread = [...cacheTo, inputs.provenance ?? '', ...inputs.attests].some((text) => text.includes('mode=max'));
  const addition = isSpread ? ', and with mode=max it reaches the cache or the provenance in the registry as well' : '';
  return { args, env, warning: `${found}${addition}: ${advice}.` };
}
