import { rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import * as core from '@actions/core';
import { toMessage } from '../../errors.ts';

const stateName = 'private-folder';

/** Saves for the step's post part that this folder must not outlive the step: the main part may be killed. */
export function rememberFolder(path: string): void {
  core.saveState(stateName, path);
}

/** Whether this is the post part of a step whose main part saved a folder. */
export function isPostStep(): boolean {
  return core.getState(stateName) !== '';
}

/**
 * Removes the folder if the main part did not. Only a folder of ours directly below the runner's temporary folder is
 * removed. Never fails the job.
 */
export async function removeRememberedFolder(env: NodeJS.ProcessEnv): Promise<void> {
  const path = core.getState(stateName);
  const isOurs =
    basename(path).startsWith('ci-image-actions-') && dirname(resolve(path)) === resolve(env['RUNNER_TEMP'] ?? '');
  if (!isOurs) return;
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    core.info(`The folder ${path} could not be removed: ${toMessage(error)}`);
  }
}
