import type { Artifacts } from '../../ports/artifacts.ts';

/**
 * The same artifacts, with one call at a time: what GitHub's client prints can be filtered for one call only, and a
 * connection that breaks off is taken for that of the one call.
 */
export function queueArtifactCalls(artifacts: Artifacts): Artifacts {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(call: () => Promise<T>): Promise<T> => {
    const next = last.then(call, call);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    upload: (upload) => queue(() => artifacts.upload(upload)),
    list: (from) => queue(() => artifacts.list(from)),
    download: (artifact, folder, options) => queue(() => artifacts.download(artifact, folder, options)),
    remove: (name) => queue(() => artifacts.remove(name)),
  };
}
