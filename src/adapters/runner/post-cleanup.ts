import * as core from '@actions/core';
import { rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

const state = 'private-folder';

/** Tells the step's post part of a folder that must not outlive the step: the main part may be killed. */
export function rememberFolder(path: string): void {
  core.saveState(state, path);
}

/** Whether this is the post part of a step whose main part noted a folder. */
export function isPostStep(): boolean {
  return core.getState(state) !== '';
}

/** Removes the folder if the main part did not. Never fails the job. */
export async function removeRememberedFolder(env: NodeJS.ProcessEnv): Promise<void> {
  const path = core.getState(state);
  const ours =
    basename(path).startsWith('ci-image-actions-') && dirname(resolve(path)) === resolve(env['RUNNER_TEMP'] ?? '');
  if (!ours) return;
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    core.info(`The folder ${path} could not be removed: ${String(error)}`);
  }
}
