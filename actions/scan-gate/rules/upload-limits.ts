import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';

/*
 * What code scanning takes of one SARIF file:
 * https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const maxRuns = 20;
const maxResults = 25_000;
const shownResults = 5_000;
const maxRules = 25_000;
const maxExtensions = 100;
const maxLocations = 1_000;
const maxTags = 20;
const maxGzippedBytes = 10_000_000;

/**
 * Finds what GitHub will refuse or cut off when this SARIF is uploaded, in sentences. The gate itself has no such limits.
 * @param gzippedBytes counts the bytes of a text after gzip, which is how it is uploaded
 */
export async function findUploadLimits(
  text: string,
  gzippedBytes: (text: string) => Promise<number>,
): Promise<readonly string[]> {
  const found: string[] = [];
  const refuse = (what: string, count: number, max: number): void => {
    if (count > max)
      found.push(
        `The SARIF has ${what.replace('#', String(count))}: code scanning refuses a file with more than ${max}.`,
      );
  };
  const runs = listAt(JSON.parse(text.replace(/^\uFEFF/, '')), 'runs');
  refuse('# runs', runs.length, maxRuns);
  for (const run of runs) {
    const results = listAt(run, 'results');
    const rules = listAt(run, 'tool', 'driver', 'rules');
    const extensions = listAt(run, 'tool', 'extensions');
    const most = (lists: readonly (readonly unknown[])[]): number =>
      lists.reduce((max, list) => Math.max(max, list.length), 0);
    refuse('# results in a run', results.length, maxResults);
    refuse('# rules in a run', rules.length + most(extensions.map((each) => listAt(each, 'rules'))), maxRules);
    refuse('# extensions of a tool', extensions.length, maxExtensions);
    refuse('a result with # locations', most(results.map((result) => listAt(result, 'locations'))), maxLocations);
    refuse('a rule with # tags', most(rules.map((rule) => listAt(rule, 'properties', 'tags'))), maxTags);
    if (results.length > shownResults && results.length <= maxResults) {
      found.push(
        `The SARIF has ${results.length} results in a run: code scanning keeps the worst ${shownResults} of them.`,
      );
    }
  }
  const categories = runs.map((run) =>
    JSON.stringify([textAt(run, 'tool', 'driver', 'name'), valueAt(run, 'automationDetails', 'id')]),
  );
  if (new Set(categories).size < categories.length) {
    found.push(
      'The SARIF has several runs of one tool and category: code scanning refuses that, so upload them one by one.',
    );
  }
  if (text.length > maxGzippedBytes) refuse('# bytes after gzip', await gzippedBytes(text), maxGzippedBytes);
  return found;
}
