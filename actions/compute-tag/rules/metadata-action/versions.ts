import { clean, explain, major, minor, patch, valid as validPep440 } from '@renovatebot/pep440';
import { parse, prerelease, valid as validSemver } from 'semver';
import { matchInTime } from '../../../../src/core/inputs/timed-match.ts';
import {
  createDateValues,
  isRawStatement,
  readShortSha,
  render,
  stripRefPrefix,
  type MetadataContext,
} from './expressions.ts';
import type { Flavor } from './flavor.ts';
import type { RuleType, TagRule } from './tag-rules.ts';

/** Where the patterns of rules come from. */
const where = 'Input "tags"';

/** What a rule is evaluated with. */
interface RuleTools {
  readonly context: MetadataContext;
  readonly defaultBranch: string;
  readonly renderGlobal: (template: string) => string;
  readonly warn: (message: string) => void;
}

/** A tag that a rule gives, and whether `latest=auto` adds `latest` for it. */
interface RuleTag {
  readonly text: string;
  readonly latest: boolean;
}

/** What all rules give together. */
interface Versions {
  /** The first tag, which is the version; undefined: no rule gave one. */
  readonly main: string | undefined;
  readonly others: readonly string[];
  readonly latest: boolean;
}

type Evaluate = (attribute: (name: string) => string, tools: RuleTools) => RuleTag | undefined;

const plainTag = (text: string | undefined): RuleTag | undefined =>
  text === undefined ? undefined : { text, latest: false };

const evaluations: Readonly<Record<RuleType, Evaluate>> = {
  schedule: (attribute, { context }) =>
    context.eventName.includes('schedule')
      ? plainTag(render(attribute('pattern'), createDateValues(context)))
      : undefined,
  semver: evaluateSemver,
  pep440: evaluatePep440,
  match: evaluateMatch,
  edge(attribute, { context, defaultBranch }) {
    const branch = attribute('branch') === '' ? defaultBranch : attribute('branch');
    return stripRefPrefix('refs/heads/', context.ref) === branch ? plainTag('edge') : undefined;
  },
  ref(attribute, { context: { ref } }) {
    if (attribute('event') === 'branch') return plainTag(stripRefPrefix('refs/heads/', ref));
    if (attribute('event') === 'pr') return plainTag(stripRefPrefix('refs/pull/', ref)?.replace(/\/merge$/, ''));
    const text = stripRefPrefix('refs/tags/', ref);
    return text === undefined ? undefined : { text, latest: true };
  },
  raw: (attribute, { renderGlobal }) => plainTag(renderGlobal(attribute('value'))),
  sha: (attribute, { context }) =>
    context.sha === '' ? undefined : plainTag(attribute('format') === 'short' ? readShortSha(context) : context.sha),
};

/** Evaluates the rules in their order. The first tag is the version and decides about `latest`. */
export function evaluateRules(rules: readonly TagRule[], flavor: Flavor, tools: RuleTools): Versions {
  const tags = rules.flatMap((rule) => evaluateRule(rule, flavor, tools) ?? []);
  const [first, ...further] = tags;
  const others = further.map(({ text }) => text).filter((text) => text !== first?.text);
  const latest = flavor.latest === 'auto' ? (first?.latest ?? false) : flavor.latest === 'true' && first !== undefined;
  return { main: first?.text, others: [...new Set(others)], latest };
}

/** Replaces what a tag may not hold by `-`. */
export function sanitizeTag(text: string): string {
  return text.replaceAll(/[^a-zA-Z0-9._-]+/g, '-');
}

function evaluateRule(rule: TagRule, flavor: Flavor, tools: RuleTools): RuleTag | undefined {
  const { attributes, type } = rule;
  const attribute = (name: string): string => attributes.get(name) ?? '';
  const enabled = tools.renderGlobal(attribute('enable'));
  if (enabled !== 'true' && enabled !== 'false') throw new Error(`Invalid value for enable attribute: ${enabled}`);
  if (enabled === 'false') return undefined;
  const tag = evaluations[type](attribute, tools);
  if (tag === undefined) return undefined;
  const prefix = tools.renderGlobal(attributes.get('prefix') ?? flavor.prefix);
  const suffix = tools.renderGlobal(attributes.get('suffix') ?? flavor.suffix);
  const text = `${prefix}${tag.text}${suffix}`;
  return text === '' ? undefined : { text: sanitizeTag(text), latest: tag.latest };
}

function evaluateSemver(attribute: (name: string) => string, tools: RuleTools): RuleTag | undefined {
  const text = readVersionText(attribute, tools);
  if (text === undefined) return undefined;
  const version = validSemver(text) === null ? null : parse(text, { loose: true });
  if (version === null) {
    tools.warn(`${text} is not a valid semver. More info: https://semver.org/`);
    return undefined;
  }
  const pattern = attribute('pattern');
  if (prerelease(text) === null) return { text: render(pattern, version), latest: true };
  return plainTag(render(isRawStatement(pattern) ? pattern : '{{version}}', version));
}

function evaluatePep440(attribute: (name: string) => string, tools: RuleTools): RuleTag | undefined {
  const text = readVersionText(attribute, tools);
  if (text === undefined) return undefined;
  const version = validPep440(text) === null ? null : explain(text);
  if (version === null) {
    tools.warn(`${text} does not conform to PEP 440. More info: https://www.python.org/dev/peps/pep-0440`);
    return undefined;
  }
  const pattern = attribute('pattern');
  const cleaned = clean(text) ?? '';
  if (version.is_prerelease || version.is_postrelease || version.is_devrelease) {
    return plainTag(isRawStatement(pattern) ? text : cleaned);
  }
  const values = {
    raw: text,
    version: cleaned,
    major: () => major(text),
    minor: () => minor(text),
    patch: () => patch(text),
  };
  return { text: render(pattern, values), latest: true };
}

function evaluateMatch(attribute: (name: string) => string, tools: RuleTools): RuleTag | undefined {
  const text = readSourceText(attribute, tools);
  if (text === undefined) return undefined;
  const pattern = attribute('pattern');
  const [, source, flags] = /^\/(.+)\/(.*)$/.exec(pattern) ?? [];
  const match = matchInTime(source === undefined ? new RegExp(pattern) : new RegExp(source, flags), text, where);
  if (match === null) {
    tools.warn(`${pattern} does not match ${text}.`);
    return undefined;
  }
  const group = attribute('group');
  const found = /^(?:0|[1-9]\d*)$/.test(group) ? match[Number(group)] : undefined;
  if (found === undefined) {
    tools.warn(`Group ${group} does not exist for ${pattern} pattern.`);
    return undefined;
  }
  return { text: found, latest: true };
}

/** Reads the text of a version: `value`, else the git tag; of that what `match` captures. */
function readVersionText(attribute: (name: string) => string, tools: RuleTools): string | undefined {
  const text = readSourceText(attribute, tools);
  const pattern = attribute('match');
  if (text === undefined || pattern === '') return text?.replaceAll('/', '-');
  const match = matchInTime(new RegExp(pattern), text, where);
  if (match === null) {
    tools.warn(`${pattern} does not match ${text}.`);
    return text.replaceAll('/', '-');
  }
  const [, captured] = match;
  if (captured === undefined) throw new Error(`Group 1 does not exist for ${pattern} pattern.`);
  return captured.replaceAll('/', '-');
}

function readSourceText(attribute: (name: string) => string, tools: RuleTools): string | undefined {
  const value = attribute('value');
  return value === '' ? stripRefPrefix('refs/tags/', tools.context.ref) : tools.renderGlobal(value);
}
