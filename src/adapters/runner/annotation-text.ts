/** The runner cuts an annotation here: https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs */
const maxAnnotationChars = 4_096;

/** What is kept of the end, where the next step stands. */
const endChars = 1_000;
const omission = ' [… left out …] ';

/** Characters that hide or reorder what stands beside them. White space, and what joins letters and emoji, is none. */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Brings a message into the form in which an annotation shows all of it: invisible characters are spelled out (`\u202e`),
 * and the middle of one that is too long is left out, from blank to blank, so that the runner still finds secrets in it.
 */
export function toAnnotationText(message: string): string {
  if (message.length <= maxAnnotationChars) return spellInvisible(message);
  const start = message.slice(0, maxAnnotationChars - endChars - omission.length).replace(/\s*\S*$/, '');
  const end = message.slice(-endChars).replace(/^\S*\s*/, '');
  return spellInvisible(`${start}${omission}${end}`).slice(0, maxAnnotationChars);
}

function spellInvisible(text: string): string {
  return text.replaceAll(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
