/** The variables that a process is given, by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a variable of the environment. One that is empty is not set, as docker's client and most programs mean it. */
export function readEnvVariable(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
