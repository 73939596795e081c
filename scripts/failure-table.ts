import { classifyFailure } from '../src/core/failures/classify.ts';
import type { Failure } from '../src/core/failures/failure.ts';
import { registryAdvice, type Situation } from '../src/core/failures/registry-advice.ts';
import type { RegistryName } from '../src/core/failures/registry-host.ts';
import { ruleGroups, type RuleGroup } from '../src/core/failures/rules/index.ts';
import type { FailureRule } from '../src/core/failures/rules/rule.ts';
import { countRetries } from './classify-lines.ts';

/*
 * Prints the failure part of docs/troubleshooting.md: the rules by what the reader saw, each with its example and what
 * the classifier makes of it, and what refusals mean at each registry.
 */
const sections: readonly (readonly [heading: string, ...groups: RuleGroup['title'][]])[] = [
  [
    'The build failed',
    'A step of the Dockerfile',
    'The Dockerfile and its context',
    'Base images',
    'Inputs of the build',
    'Mistakes that the message names',
    'A Git context',
  ],
  ['The build cache failed', 'The build cache', 'Exporting the cache'],
  ['A login, a push or a pull was refused', 'Logins and permissions', 'The registry refuses', 'Rate limits'],
  ['An image, or a part of it, is not there', 'What the registry has not, or does not take'],
  [
    'The registry or the network failed',
    'The registry fails',
    'Unknown hosts and damaged transfers',
    'The network',
    'Certificates and proxies',
  ],
  ['The builder failed', 'The builder', 'A builder that broke'],
  ['The engine failed', 'The engine: archives, images, disk', 'An engine that does not answer'],
  ['An artifact failed', 'Artifacts'],
];

const registryTitles: Readonly<Record<Exclude<RegistryName, 'other' | 'unnamed'>, string>> = {
  ghcr: 'GitHub Container Registry (ghcr.io)',
  'docker-hub': 'Docker Hub',
  ecr: 'Amazon ECR',
  'ecr-public': 'Amazon ECR Public',
  gar: 'Google Artifact Registry and gcr.io',
  acr: 'Azure Container Registry',
  quay: 'Quay',
  harbor: 'Harbor',
  gitlab: 'GitLab',
  gitea: 'Gitea and Forgejo',
  jfrog: 'JFrog Artifactory',
};

const situationTitles: Readonly<Record<Situation, string>> = {
  login: 'no login',
  'denied-write': 'a push is denied',
  'denied-read': 'a pull is denied',
  'denied-delete': 'a deletion is denied',
  'no-repository': 'no such repository',
  'no-tag': 'no such tag',
  immutable: 'an immutable tag',
  quota: 'a quota',
  'rate-limit': 'a rate limit',
  blocked: 'blocked',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const code = (text: string): string => `\`${text.replaceAll('|', '\\|').replaceAll('`', "'")}\``;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function describeRetries(failure: Failure): string {
  const retries = countRetries(failure);
  return `${failure.class}, ${{ 0: 'not tried again', 1: 'tried again once', 2: 'tried again twice', all: 'tried again' }[retries] ?? `tried again ${retries} times`}`;
}

function ruleRow({ example, printedBy }: FailureRule): readonly string[] {
  const failure = classifyFailure({ phase: 'build', ...example });
  const notes = [
    printedBy,
    example.justPushed === true && 'right after a push',
    example.elapsedMs !== undefined && 'after a long upload',
  ];
  const by = notes
    .filter((note) => typeof note === 'string')
    .map((note) => ` (${note})`)
    .join('');
  return [`${code(failure.reason)}${cell(by)}`, describeRetries(failure), cell(failure.remedy)];
}

function section([heading, ...titles]: (typeof sections)[number]): string {
  const rules = titles.flatMap((title) => {
    const group = ruleGroups.find((candidate) => candidate.title === title);
    if (group === undefined) throw new Error(`There is no group of rules "${title}".`);
    return group.rules;
  });
  return `### ${heading}\n\n${table(['message', 'what it is', 'what to do'], rules.map(ruleRow))}`;
}

function registrySection(): string {
  const parts = Object.entries(registryTitles).map(([name, title]) => {
    const rows = Object.entries(registryAdvice).flatMap(([situation, advice]) => {
      const own = advice[name as RegistryName];
      return own === undefined ? [] : [[situationTitles[situation as Situation], cell(own)]];
    });
    return `#### ${title}\n\n${table(['what happened', 'what to do'], rows)}`;
  });
  return `### What a refusal means, by registry\n\nThe registry that answered is known by its host; self-hosted ones by their words.\n\n${parts.join('\n\n')}`;
}

const missing = ruleGroups.filter(({ title }) => !sections.some(([, ...titles]) => titles.includes(title)));
if (missing.length > 0) throw new Error(`No section shows: ${missing.map(({ title }) => title).join(', ')}.`);
process.stdout.write(`${[...sections.map(section), registrySection()].join('\n\n')}\n`);
