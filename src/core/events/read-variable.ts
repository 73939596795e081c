/** Reads a variable of the environment. One that is empty is not set, as docker's client and most programs mean it. */
export function readVariable(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
