/**
 * The secret that BuildKit takes as the password of Git servers over https
 * (https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts).
 */
export const gitAuthToken = 'GIT_AUTH_TOKEN';

/** Whether the builder fetches the context, so that its files have no path on this machine. */
export function isRemoteContext(context: string): boolean {
  return /^(https?|git|ssh):\/\/|^(git@|github\.com\/)/.test(context);
}

/**
 * Whether the context is a Git repository on the server of this run, so that the run's token opens it. No other server
 * must see the token.
 * @param serverUrl `https://github.com`
 */
export function isOwnGitContext(context: string, serverUrl: string): boolean {
  return context.startsWith(`${serverUrl}/`) && /\.git([#?].*)?$/.test(context);
}
