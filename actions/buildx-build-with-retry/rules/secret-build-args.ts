import { UserError } from '../../../src/errors.ts';
import type { BuildInputs } from './build-inputs.ts';

export type SecretBuildArgs = 'warn' | 'fail' | 'allow';

const secretName = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|(^|_)(API|ACCESS|PRIVATE|AUTH)_?KEY/i;

/** Build arguments, those that are named like a secret with their value in the environment. */
export interface PassedBuildArgs {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What to tell the user; undefined: nothing. */
  readonly warning: string | undefined;
}

/**
 * Build arguments stay readable in the image's history and in its provenance (threat 10), so one that is named like a
 * secret is told of, with the secret mount that does better. Its value goes through the environment: `NAME=value`
 * among the arguments would be readable by every process of the machine. Other values stay arguments, since a name
 * such as PATH must not reach the environment of docker.
 * @throws UserError with `fail`.
 */
export function passBuildArgs(
  inputs: Pick<BuildInputs, 'buildArgs' | 'secretBuildArgs' | 'provenance' | 'attests'>,
  cacheTo: readonly string[],
): PassedBuildArgs {
  const env: Record<string, string> = {};
  const names: string[] = [];
  const args = inputs.buildArgs.map((line) => {
    const [name = '', ...value] = line.split('=');
    if (!secretName.test(name)) return line;
    names.push(name);
    // A name alone: buildx takes the value from the environment by itself.
    if (value.length > 0) env[name] = value.join('=');
    return name;
  });
  const [name] = names;
  if (name === undefined || inputs.secretBuildArgs === 'allow') return { args, env, warning: undefined };
  const advice = `pass it as "secrets: ${name.toLowerCase()}=…" and read it in a RUN --mount=type=secret,id=${name.toLowerCase()}, or set "secret-build-args: allow" when it is none`;
  const found = `The build argument ${names.join(', ')} looks like a secret and stays readable in the image's history`;
  if (inputs.secretBuildArgs === 'fail') throw new UserError(`${found}: ${advice}.`);
  const spread = [...cacheTo, inputs.provenance ?? '', ...inputs.attests].some((text) => text.includes('mode=max'));
  const louder = spread ? ', and with mode=max it reaches the cache or the provenance in the registry as well' : '';
  return { args, env, warning: `${found}${louder}: ${advice}.` };
}
