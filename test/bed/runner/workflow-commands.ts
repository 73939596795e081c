/** A message that a step attached to its run. */
export interface StepAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  /** `file`, `line`, `endLine`, `col`, `endColumn`, `title`, as given. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What the commands in a step's output asked for. */
export interface CommandEffects {
  readonly annotations: StepAnnotation[];
  readonly masks: string[];
  readonly debug: string[];
  /** Titles of the groups in the log, in order. */
  readonly groups: string[];
  /** By the old `::set-output`, which still works. */
  readonly outputs: Record<string, string>;
  /** By the old `::save-state`. */
  readonly state: Record<string, string>;
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const known = new Set([
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'add-path',
  'set-env',
  'set-output',
  'save-state',
  'stop-commands',
  'debug',
  'error',
  'warning',
  'notice',
  'group',
  'endgroup',
  'echo',
]);

const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty = (text: string): string => unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));

function parseProperties(text: string, separator: string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const pair of text.split(separator)) {
    const at = pair.indexOf('=');
    if (at > 0) properties[pair.slice(0, at).trim()] = unescapeProperty(pair.slice(at + 1));
  }
  return properties;
}

/** `::name k=v,k=v::data` at the start of a line, behind all that .NET takes for white space, or the older `##[name k=v;]data` anywhere in it. */
function parseCommand(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const current = /^[\s\u0085]*::(.*?)::(.*)$/s.exec(line);
  const older = /##\[(.*?)\](.*)$/s.exec(line);
  for (const [match, separator] of [
    [current, ','],
    [older, ';'],
  ] as const) {
    if (match === null) continue;
    const [, head = '', data = ''] = match;
    const space = head.indexOf(' ');
    const name = (space === -1 ? head : head.slice(0, space)).trim();
    if (!isKnown(name)) continue;
    return {
      name,
      properties: space === -1 ? {} : parseProperties(head.slice(space + 1), separator),
      data: unescapeData(data),
    };
  }
  return undefined;
}

/** Reads workflow commands out of a step's output as the runner does. */
interface CommandReader {
  /** Takes one line. True when it was a command, which the log does not show as text. */
  readonly take: (line: string) => boolean;
  readonly effects: CommandEffects;
}

/**
 * A reader for one step. `::stop-commands::TOKEN` switches commands off until `::TOKEN::`. `set-env` and `add-path` are
 * refused with an error annotation, as runners have done since 2020. Left out: problem matchers and `echo`.
 * @param onMask called at once with each masked value
 */
export function commandReader(onMask?: (value: string) => void): CommandReader {
  const effects: CommandEffects = { annotations: [], masks: [], debug: [], groups: [], outputs: {}, state: {} };
  let stopToken: string | undefined;

  const apply = ({ name, properties, data }: Command): void => {
    switch (name) {
      case 'error':
      case 'warning':
      case 'notice':
        effects.annotations.push({ level: name, message: data, properties });
        break;
      case 'add-mask':
        if (data.trim() !== '') {
          effects.masks.push(data);
          onMask?.(data);
        }
        break;
      case 'set-output':
        if (properties['name'] !== undefined) effects.outputs[properties['name']] = data;
        break;
      case 'save-state':
        if (properties['name'] !== undefined) effects.state[properties['name']] = data;
        break;
      case 'set-env':
      case 'add-path':
        effects.annotations.push({ level: 'error', message: `The \`${name}\` command is disabled.`, properties: {} });
        break;
      case 'debug':
        effects.debug.push(data);
        break;
      case 'group':
        effects.groups.push(data);
        break;
      case 'stop-commands':
        stopToken = data.trim();
        break;
    }
  };

  return {
    effects,
    take(line) {
      if (stopToken !== undefined) {
        const token = stopToken;
        if (parseCommand(line, (name) => name === token) === undefined) return false;
        stopToken = undefined;
        return true;
      }
      const command = parseCommand(line, (name) => known.has(name));
      if (command === undefined) return false;
      apply(command);
      return true;
    },
  };
}
