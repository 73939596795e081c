import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseRetryAfter,
  repositoryUrl
} from "./registry-address.js";
import {
  AttemptError
} from "./phases.js";
import {
  httpRequest
} from "./proxy-agent.js";
import {
  tryLater
} from "./dockerfile.js";
import {
  atDigest,
  parseImageRef
} from "./reference.js";

// src/adapters/registry/registry-rate-limits.ts
var requestTimeoutMs = 5e3;
var registryRateLimits = {
  async retryAfter(ref) {
    try {
      const signal = AbortSignal.timeout(requestTimeoutMs);
      const options = { method: "HEAD", headers: {}, signal, idleMs: requestTimeoutMs };
      const answer = await httpRequest(manifestUrl(ref), options);
      answer.destroy();
      return parseRetryAfter(answer.headers["retry-after"], Date.now());
    } catch {
      return void 0;
    }
  }
};
function manifestUrl(ref) {
  const parsed = parseImageRef(ref, "reference");
  return `${repositoryUrl(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? "latest"}`;
}

// src/services/registry/queries.ts
var queryTimeoutMs = 3e4;
function queryImage(ref, phases, registry, patience) {
  return phases.run({
    title: `find ${ref}`,
    context: { phase: "registry" },
    timeoutMs: queryTimeoutMs,
    ref,
    patience,
    work: async (limits) => {
      const answer = await registry.manifest(ref, limits);
      if (!answer.found) return void 0;
      const configs = await registry.configs(atDigest(ref, answer.digest), limits);
      return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
    }
  });
}
function queryConfigs(ref, phases, registry, patience) {
  const title = `check the configs of ${ref}`;
  return queryPushed({ title, ref, patience, work: (limits) => registry.configs(ref, limits) }, phases);
}
function queryPushedManifest(ref, phases, registry, patience) {
  const work = async (limits) => {
    const answer = await registry.manifest(ref, limits);
    if (answer.found) return answer;
    throw new AttemptError({
      class: "transient",
      reason: `manifest unknown: "${ref}" was pushed and cannot be read back`,
      remedy: tryLater
    });
  };
  return queryPushed({ title: `check ${ref}`, ref, patience, work }, phases);
}
function queryPushed(question, phases) {
  return phases.run({ ...question, context: { phase: "registry", justPushed: true }, timeoutMs: queryTimeoutMs });
}

export {
  registryRateLimits,
  queryTimeoutMs,
  queryImage,
  queryConfigs,
  queryPushedManifest
};
