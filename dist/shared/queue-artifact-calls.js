import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/services/artifacts/queue-artifact-calls.ts
function queueArtifactCalls(artifacts) {
  let last = Promise.resolve();
  const queue = (call) => {
    const next = last.then(call, call);
    last = next.catch(() => void 0);
    return next;
  };
  return {
    upload: (upload) => queue(() => artifacts.upload(upload)),
    list: (from) => queue(() => artifacts.list(from)),
    download: (artifact, folder, options) => queue(() => artifacts.download(artifact, folder, options)),
    remove: (name) => queue(() => artifacts.remove(name))
  };
}

export {
  queueArtifactCalls
};
