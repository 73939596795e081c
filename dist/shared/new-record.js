import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/handover/new-record.ts
function newHandoverRecord(facts) {
  const { first, event, run, buildSeconds } = facts;
  return {
    schema: 1,
    image: first?.repository ?? "",
    tag: first?.tag ?? "",
    digest: facts.digest ?? "",
    imageid: facts.imageid ?? "",
    imageids: facts.imageids,
    platforms: Object.keys(facts.imageids).sort(),
    revision: event.revision ?? "",
    "source-sha": facts.sourceSha ?? "",
    "pushed-refs": (facts.pushedRefs ?? []).map(({ ref, digest }) => ({ ref, digest })),
    archive: null,
    run: {
      id: run.runId,
      attempt: run.runAttempt,
      repository: run.repository,
      "head-repository": event.headRepository ?? "",
      event: run.eventName
    },
    created: new Date(facts.now).toISOString(),
    skipped: facts.skipped ?? null,
    "build-seconds": buildSeconds === void 0 ? void 0 : Math.round(buildSeconds * 10) / 10
  };
}

export {
  newHandoverRecord
};
