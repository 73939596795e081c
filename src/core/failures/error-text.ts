/** How much of an error is read: its beginning and its end say why, and what lies between is a page or a list. */
const maxErrorChars = 16_000;

const escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;

/** What a CI service, or the action that ran the program, puts before a line. */
const frames: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z /,
  /^(?:##\[error\]|::error::)/,
  /^(?:Error: )?buildx (?:call |bake )?failed with: /,
];

/** A step's own output, and the part of the Dockerfile that BuildKit shows: both are the user's, whatever they say. */
const stepOutput = /^#\d+ \d+\.\d+ |^\d+\.\d{2,3} |^ *\d+ \| |^ > |^-{3,}$/;

/** What clients print behind the reason: usage, links, advice. */
const trailer =
  /^(?:Usage: |Options:$|Note: You're trying to push a manifest list|Make sure you have all the referenced content|(?:Run|See) 'docker |Learn more at http|More info|View build details: |Switch to a different driver|If you are using self-hosted runners|What's next:|(?:Error: )?(?:Process completed with exit code|The process ')|##\[(?:debug|group|endgroup|command|section)\]|\[command\]|make(?:\[\d+\])?: \*\*\* )/;

/** What a job's log goes on with once its steps have ended. */
const afterwards = 'Post job cleanup.';

/** The most lines of an error whose start a client marks, and whose end nothing tells. */
const maxErrorLines = 12;

const buildxError = /^(?:#\d+ )?ERROR: |^error: failed to /;
const daemonError = /^[^"'`]*Error (?:response )?from daemon: /i;
const clientError = /^(?:Error: |FATA\[\d+\] |fatal: |error during connect: )/;
const logLine = /^time="[^"]*" level=(?:fatal|error) msg=("(?:[^"\\]|\\.)*")/;

/** A frame of a Go stack, which is printed behind the reason where DEBUG is set. */
const stackFrame = /^\s*\/?[\w./@+~-]+\.go:\d+/;
const stackHeader = /^\d+ \S+ \S*(?:buildkitd|buildctl|buildx|dockerd|docker|containerd)\b/;

/**
 * Cuts the error out of what a program wrote: from the last `ERROR: ` of buildx, or the last error of the docker daemon,
 * to the end. Step output, stacks, escape sequences, usage and links are left out.
 * @param text stderr, or a log that holds it
 * @returns the error's lines, without what stands around them; empty when nothing is left
 */
export function cutError(text: string): readonly string[] {
  const lines = readLines(text).filter((line) => line.trim() !== '' && !stepOutput.test(line) && !trailer.test(line));
  const start = findStart(lines);
  return bound(withoutStack(readLogLine(lines.slice(start))));
}

/** What the failed step printed, as BuildKit repeats it between two lines of dashes; empty when it does not. */
export function cutStepOutput(text: string): string {
  const start = text.lastIndexOf(' > [');
  if (start === -1) return '';
  const end = text.indexOf('------', start);
  return text.slice(start, end === -1 ? undefined : end).slice(-maxErrorChars);
}

/** The lines of a message that is an error as a whole. */
export function readMessage(text: string): readonly string[] {
  return bound(readLines(text).filter((line) => line.trim() !== '' && !trailer.test(line)));
}

/**
 * Leaves the queries out of URLs, which may hold secrets. Looks back from each question mark, since addresses in an endless
 * row would be read anew from each of their beginnings.
 */
export function withoutQueries(text: string): string {
  return text.replaceAll(/\?(?<=https?:\/\/[^\s"?]+\?)[^\s":]*/g, '');
}

/**
 * The line that says why a program failed: the last one of its error. A page of HTML, which a proxy may answer, is joined to
 * one line of at most 1000 characters.
 */
export function finalErrorLine(text: string): string {
  const lines = cutError(text);
  const last = lines.at(-1)?.trim() ?? '';
  return /^<|<\/html>$/i.test(last) ? lines.join(' ').slice(0, 1000) : last;
}

function readLines(text: string): readonly string[] {
  const lines = text
    .replaceAll(escapes, '')
    .split(/\r?\n/)
    .map((line) => frames.reduce((rest, frame) => rest.replace(frame, ''), line.trimEnd()));
  const end = lines.indexOf(afterwards);
  return end <= 0 ? lines : lines.slice(0, end);
}

function findStart(lines: readonly string[]): number {
  const marked = lines.findLastIndex((line) => buildxError.test(line) || daemonError.test(line));
  if (marked !== -1) return beforeGitOutput(lines, marked);
  const last = Math.max(findBeginning(lines, lines.length - 1), 0);
  const marking = lines.findLastIndex((line) => logLine.test(line) || clientError.test(line));
  return marking === -1 || lines.length - marking > maxErrorLines ? last : Math.min(marking, last);
}

/** Git servers begin their own lines with `ERROR: ` too, and BuildKit quotes these behind `git stderr:`. */
function beforeGitOutput(lines: readonly string[], marked: number): number {
  const quoting = lines.slice(0, marked).findLastIndex((line) => line.endsWith('git stderr:'));
  const isQuoted = quoting !== -1 && !lines.slice(quoting, marked).some((line) => line.startsWith(': exit status '));
  return isQuoted && buildxError.test(lines[quoting] ?? '') ? quoting : marked;
}

/**
 * Where an error of several lines begins that no client marks: its last line tells what its first one looks like.
 * @param depth how many kinds of lines may lie in one another
 */
function findBeginning(lines: readonly string[], end: number, depth = 4): number {
  const line = lines[end] ?? '';
  const previous = lines[end - 1] ?? '';
  const opening = openingOf(line);
  if (opening !== undefined && depth > 0 && !opening.test(line)) {
    const start = lines.slice(0, end).findLastIndex((candidate) => opening.test(candidate));
    if (start !== -1) return findBeginning(lines, start, depth - 1);
  }
  if (line.startsWith('<') && /<!doctype|:$/i.test(previous)) return end - 1;
  return /unexpected status from |error from registry: |(?:^|: )errors:$/.test(previous) ? end - 1 : end;
}

function openingOf(line: string): RegExp | undefined {
  if (/^\s*<|<\/\w+>$/i.test(line)) return /<(?:html|!doctype|\?xml)|^(?:GET|HEAD|PUT|POST|DELETE) https?:/i;
  if (/^\s*[\]}]/.test(line)) return /[{[]$/;
  if (/^(?:ERROR CODE: |RESPONSE \d)/.test(line)) return /\b(?:GET|HEAD|PUT|POST|DELETE) https?:/;
  // trivy says why each source failed in a line of its own, before the one that ends it.
  if (line.endsWith('from any source')) return /Failed to download artifact\t/;
  return line.startsWith(': exit status ') ? /git stderr:$|^fatal: / : undefined;
}

/** The message of a logger's line (skopeo, podman), which is quoted there. */
function readLogLine(lines: readonly string[]): readonly string[] {
  const [first = '', ...rest] = lines;
  const [, quoted] = logLine.exec(first) ?? [];
  if (quoted === undefined) return lines;
  return [...unquote(quoted).split('\n'), ...rest].filter((line) => line.trim() !== '');
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

function withoutStack(lines: readonly string[]): readonly string[] {
  const frame = lines.findIndex((line, index) => stackHeader.test(line) || stackFrame.test(lines[index + 1] ?? ''));
  return frame <= 0 ? lines : lines.slice(0, frame);
}

function bound(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  if (text.length <= maxErrorChars) return lines;
  return `${text.slice(0, maxErrorChars / 2)}\n${text.slice(-maxErrorChars / 2)}`.split('\n');
}
