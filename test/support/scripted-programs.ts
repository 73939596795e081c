/** A stand-in for `gh`, which talks to github.com alone: `gh api --method POST PATH -f body=TEXT`: notes the request in `file`, one JSON object a line,
 * instead of making it. */
export function ghNoting(file: string): string {
  return `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const [api, flag, method, path, field, body] = process.argv.slice(2);
if (api !== 'api' || flag !== '--method' || field !== '-f') { console.error('unknown to this gh'); process.exit(1); }
const request = { method, path, body: body.replace(/^body=/, ''), token: process.env.GH_TOKEN };
appendFileSync(${JSON.stringify(file)}, JSON.stringify(request) + '\\n');
`;
}
