import { UserError } from '../../../src/errors.ts';

/** One line of `secrets`, `secret-envs` or `secret-files`. */
export interface SecretLine {
  readonly id: string;
  /** Byte by byte as it was given; '' when there is none. */
  readonly value: string;
}

/**
 * Reads a line of the form id=value.
 * @throws UserError that names the input alone: the line may hold a secret
 */
export function parseSecretLine(line: string, input: string): SecretLine {
  const equals = line.indexOf('=');
  const id = line.slice(0, Math.max(equals, 0)).trim();
  if (/^[^"\s]+$/.test(id)) return { id, value: line.slice(equals + 1) };
  throw new UserError(
    `A line of input "${input}" is not of the form id=value: correct it; a value of several lines needs quotes around the whole "id=value", and a quote inside is written twice.`,
  );
}
