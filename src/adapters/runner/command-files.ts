import * as core from '@actions/core';
import { toMessage, UserError } from '../../errors.ts';

/*
 * What a step tells its runner by files: outputs, variables, state and the summary page. A disk that is full, or a path that
 * a program before has changed, fails here first.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */

/** @throws UserError when the runner's file cannot be written */
export function writeOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) {
    attempt('GITHUB_OUTPUT', () => {
      core.setOutput(name, value);
    });
  }
}

/** @throws UserError when the runner's file cannot be written */
export function writeVariables(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) {
    attempt('GITHUB_ENV', () => {
      core.exportVariable(name, value);
    });
  }
}

/** @throws UserError when the runner's file cannot be written */
export function saveState(name: string, value: string): void {
  attempt('GITHUB_STATE', () => {
    core.saveState(name, value);
  });
}

/**
 * Adds Markdown to the summary page of the step.
 * @throws UserError when the runner's file cannot be written
 */
export async function writeSummary(page: string): Promise<void> {
  try {
    await core.summary.addRaw(page).write();
  } catch (error) {
    throw toFileError('GITHUB_STEP_SUMMARY', error);
  }
}

function attempt(variable: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw toFileError(variable, error);
  }
}

function toFileError(variable: string, error: unknown): UserError {
  return new UserError(
    `The runner's file ${variable}, "${process.env[variable] ?? ''}", cannot be written (${toMessage(error)}): free some space on the disk, or find what changed ${variable}, and run this job again.`,
    { cause: error },
  );
}
