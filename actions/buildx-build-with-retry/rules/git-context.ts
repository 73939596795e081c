/** The secret that BuildKit takes for the password of Git servers over https. */
export const gitAuthToken = 'GIT_AUTH_TOKEN';

/** Whether the context is fetched by the builder, so that its files have no path on this machine. */
export function isRemoteContext(context: string): boolean {
  return /^(https?|git|ssh):\/\/|^(git@|github\.com\/)/.test(context);
}

/**
 * Whether the context is a Git repository on the server of this run, whose token then opens it. Another server never
 * gets to see it.
 * @param serverUrl `https://github.com`
 */
export function isOwnGitContext(context: string, serverUrl: string): boolean {
  return context.startsWith(`${serverUrl}/`) && /\.git([#?].*)?$/.test(context);
}
