/**
 * Programs for the PATH of an example's steps, where the real one cannot be had: each does with its arguments what the
 * real one's documentation says, as far as the examples use it.
 */

/** `trivy image --format json --output FILE … NAME` and `trivy convert --format sarif --output FILE … REPORT`. */
export function trivyFinding(severity: string): string {
  const finding = { VulnerabilityID: 'CVE-2026-0001', PkgName: 'busybox', InstalledVersion: '1.0', Severity: severity };
  const results = severity === '' ? [] : [{ Target: 'app', Class: 'os-pkgs', Vulnerabilities: [finding] }];
  const rules = severity === '' ? [] : [{ id: 'CVE-2026-0001' }];
  const sarif = { version: '2.1.0', runs: [{ tool: { driver: { name: 'Trivy', rules } }, results: [] }] };
  return `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const { execFileSync } = require('node:child_process');
const args = process.argv.slice(2);
if (args[0] === '--version' || args[0] === 'version') { console.log('Version: 0.70.0'); process.exit(); }
const output = args[args.indexOf('--output') + 1];
if (args[0] === 'convert') writeFileSync(output, ${JSON.stringify(JSON.stringify(sarif))});
else {
  const name = args.at(-1);
  const [image] = JSON.parse(execFileSync('docker', ['image', 'inspect', name], { encoding: 'utf8' }));
  const metadata = { ImageConfig: { config: { Labels: image.Config.Labels } } };
  writeFileSync(output, JSON.stringify({ SchemaVersion: 2, ArtifactName: name, Metadata: metadata, Results: ${JSON.stringify(results)} }));
}
`;
}

/** `gh api --method POST PATH -f body=TEXT`: notes the request in `file`, one JSON object a line, instead of making it. */
export function ghNoting(file: string): string {
  return `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const [api, flag, method, path, field, body] = process.argv.slice(2);
if (api !== 'api' || flag !== '--method' || field !== '-f') { console.error('unknown to this gh'); process.exit(1); }
const request = { method, path, body: body.replace(/^body=/, ''), token: process.env.GH_TOKEN };
appendFileSync(${JSON.stringify(file)}, JSON.stringify(request) + '\\n');
`;
}
