import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  imageArchives
} from "./layer-digests.js";
import {
  peek
} from "./engine.js";
import {
  artifactStore,
  isZipStart
} from "./artifact-store.js";
import {
  TransferError
} from "./errors.js";
import {
  githubRest
} from "./github-rest.js";
import {
  freePassedPieces
} from "./garbage-collection.js";
import {
  httpRequest
} from "./proxy-agent.js";
import {
  callSignal
} from "./abort-signals.js";
import {
  readEnvVariable
} from "./child-processes.js";
import {
  toMessage
} from "./error-text.js";

// src/adapters/artifacts/streaming-download.ts
import { createHash } from "node:crypto";
var maxIdleMs = 3e4;
function streamingDownloads(token, apiUrl, log, idleMs = maxIdleMs) {
  return {
    async open(artifact, repository, options) {
      const signal = callSignal(options);
      if (token === "" || apiUrl === void 0 || artifact.digest === void 0) return void 0;
      try {
        const url = `${apiUrl}/repos/${repository}/actions/artifacts/${artifact.id}/zip`;
        const body = await openSignedUrl(url, token, { signal, idleMs }, log);
        if (body === void 0) return void 0;
        return verifyDigest(body, artifact, options.onProgress);
      } catch (error) {
        options.signal?.throwIfAborted();
        log.debug(`No stream of the artifact "${artifact.name}": ${toMessage(error)}`);
        return void 0;
      }
    }
  };
}
async function openSignedUrl(url, token, limits, log) {
  const agent = { "user-agent": "ci-image-actions" };
  const redirect = await httpRequest(url, { headers: { ...agent, authorization: `Bearer ${token}` }, ...limits });
  redirect.destroy();
  const { location } = redirect.headers;
  if (redirect.statusCode !== 302 || location === void 0) {
    log.debug(`No signed URL for a stream: HTTP ${redirect.statusCode}`);
    return void 0;
  }
  log.mask(new URL(location).searchParams.get("sig") ?? "");
  const body = await httpRequest(location, { headers: agent, ...limits });
  if (body.statusCode !== 200) {
    body.destroy();
    return void 0;
  }
  const { first, all } = await peek(body);
  const isZip = isZipStart(first);
  if (isZip) body.destroy();
  return isZip ? void 0 : all;
}
async function* verifyDigest(body, { digest, sizeBytes }, onProgress) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of toTransferErrors(body)) {
    bytes += piece.length;
    hash.update(piece);
    onProgress?.(bytes);
    if (bytes > sizeBytes) throw new TransferError(`The artifact is larger than its ${sizeBytes} bytes.`);
    yield piece;
  }
  const arrived = `sha256:${hash.digest("hex")}`;
  if (arrived !== digest) throw new TransferError(`The artifact arrived as ${arrived}, and it is ${digest}.`);
}
async function* toTransferErrors(body) {
  try {
    for await (const piece of body) {
      yield piece;
      freePassedPieces(piece.length);
    }
  } catch (error) {
    throw new TransferError(`The artifact's download broke off: ${toMessage(error)}.`, { cause: error });
  }
}

// src/adapters/wire-artifacts.ts
function wireArtifacts({ exec, files, log, run, signal }, token) {
  const apiUrl = readEnvVariable(run.env, "GITHUB_API_URL");
  return {
    artifacts: artifactStore(token),
    streams: streamingDownloads(token, apiUrl, log),
    archives: imageArchives(exec, files, signal),
    api: githubRest(token, apiUrl)
  };
}

export {
  wireArtifacts
};
