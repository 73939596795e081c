/**
 * What the runner takes off the start of a line before it looks for a command: all that .NET calls white space, which is
 * U+0085 beside JavaScript's. https://learn.microsoft.com/en-us/dotnet/api/system.string.trimstart
 */
const leadingSpace = /^[\s\u0085\u180e]*/;

/**
 * Keeps text from becoming a workflow command by a zero-width space: `::name::` at the start of a line, and the older
 * `##[name]` anywhere in it. To the runner a carriage return ends a line too.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function defuseCommands(text: string): string {
  return text.replaceAll(/[^\r\n]+/g, defuseLine);
}

function defuseLine(line: string): string {
  const start = leadingSpace.exec(line)?.[0].length ?? 0;
  const safe = line.startsWith('::', start) ? `${line.slice(0, start)}\u200b${line.slice(start)}` : line;
  return safe.replaceAll('##[', '##\u200b[');
}
