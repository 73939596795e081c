import type { RunFacts } from '../core/events/run-facts.ts';
import { readEnvVariable } from '../core/inputs/environment.ts';
import type { Archives } from '../ports/archives.ts';
import type { Artifacts, StreamingDownloads } from '../ports/artifacts.ts';
import type { Files } from '../ports/files.ts';
import type { GitHubApi } from '../ports/github.ts';
import type { Log } from '../ports/log.ts';
import type { Exec } from '../ports/process.ts';
import { imageArchives } from './archives/image-archives.ts';
import { artifactStore } from './artifacts/artifact-store.ts';
import { streamingDownloads } from './artifacts/streaming-download.ts';
import { githubRest } from './github/github-rest.ts';

/** The neighbours that every entry needs which takes images of other jobs. */
interface ArtifactNeighbours {
  readonly artifacts: Artifacts;
  readonly streams: StreamingDownloads;
  readonly archives: Archives;
  readonly api: GitHubApi;
}

interface ArtifactIo {
  readonly exec: Exec;
  readonly files: Files;
  readonly log: Log;
  readonly run: RunFacts;
  readonly signal: AbortSignal;
}

/** @param token reads other runs and their artifacts */
export function wireArtifacts({ exec, files, log, run, signal }: ArtifactIo, token: string): ArtifactNeighbours {
  const apiUrl = readEnvVariable(run.env, 'GITHUB_API_URL');
  return {
    artifacts: artifactStore(token),
    streams: streamingDownloads(token, apiUrl, log),
    archives: imageArchives(exec, files, signal),
    api: githubRest(token, apiUrl),
  };
}
