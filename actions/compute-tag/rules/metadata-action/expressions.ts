import Handlebars from 'handlebars';
import moment from 'moment-timezone';
import { firstLine } from '../../../../src/core/events/event-facts.ts';
import { textAt } from '../../../../src/core/json/read-json.ts';

/** What docker/metadata-action calls its context. */
export interface MetadataContext {
  readonly eventName: string;
  /** Under `pull_request_target` the merge ref of the pull request. */
  readonly ref: string;
  /** On pull requests the merge commit, unless DOCKER_METADATA_PR_HEAD_SHA is set. */
  readonly sha: string;
  readonly payload: unknown;
  /** As text from DOCKER_METADATA_SHORT_SHA_LENGTH. */
  readonly shortShaLength: string;
  readonly now: Date;
  readonly commitDate: Date;
}

/** Matches events that docker/metadata-action takes to be on the default branch. */
const defaultBranchEvents = /create|discussion|issues|schedule/;

/** Makes the function that renders global expressions: `{{branch}}`, `{{date 'YYYY' tz='Asia/Tokyo'}}`, … */
export function createRenderer(context: MetadataContext): (template: string) => string {
  const { ref, payload } = context;
  const isDefaultBranch = (): boolean => {
    const branch = ref.replace(/^refs\/heads\//, '');
    if (branch === '') return false;
    return textAt(payload, 'repository', 'default_branch') === branch || defaultBranchEvents.test(context.eventName);
  };
  const values = {
    branch: () => stripRefPrefix('refs/heads/', ref) ?? '',
    tag: () => stripRefPrefix('refs/tags/', ref) ?? '',
    sha: () => readShortSha(context),
    base_ref: () => {
      const tagBase = ref.startsWith('refs/tags/') ? firstLine(textAt(payload, 'base_ref')) : undefined;
      if (tagBase !== undefined) return tagBase.replace(/^refs\/heads\//, '');
      return ref.startsWith('refs/pull/') ? (firstLine(textAt(payload, 'pull_request', 'base', 'ref')) ?? '') : '';
    },
    is_default_branch: () => String(isDefaultBranch()),
    is_not_default_branch: () => String(!isDefaultBranch()),
    ...createDateValues(context),
  };
  return (template) => render(template, values);
}

/** Makes `{{date}}` and `{{commit_date}}`, in the format tokens of moment, UTC unless `tz=` says otherwise. */
export function createDateValues(
  context: Pick<MetadataContext, 'now' | 'commitDate'>,
): Readonly<Record<string, unknown>> {
  const formatter =
    (date: Date) =>
    (format: string, { hash }: { readonly hash: Readonly<Record<string, string>> }): string => {
      const unknown = Object.keys(hash).find((name) => name !== 'tz');
      if (unknown !== undefined) throw new Error(`Unknown ${unknown} attribute`);
      return moment(date)
        .tz(hash['tz'] ?? 'UTC')
        .format(format);
    };
  return { date: formatter(context.now), commit_date: formatter(context.commitDate) };
}

/** Renders a Handlebars template. Values are escaped for HTML, as there: `a&b` is `a&amp;b`, and `a-amp-b` in a tag. */
export function render(template: string, values: object): string {
  return Handlebars.compile(template)(values);
}

/** Whether the pattern is `{{raw}}` and nothing else, which is the one that holds for pre-releases too. */
export function isRawStatement(pattern: string): boolean {
  try {
    const [statement, ...others] = Handlebars.parseWithoutProcessing(pattern).body;
    if (statement?.type !== 'MustacheStatement' || others.length > 0) return false;
    const { path } = statement as hbs.AST.MustacheStatement;
    return 'parts' in path && path.parts.length === 1 && path.parts[0] === 'raw';
  } catch {
    return false;
  }
}

/** Reads the sha in as many characters as the variable says, 7 by default. */
export function readShortSha({ sha, shortShaLength }: Pick<MetadataContext, 'sha' | 'shortShaLength'>): string {
  const length = Number(shortShaLength === '' ? '7' : shortShaLength);
  if (Number.isNaN(length)) {
    throw new Error(`DOCKER_METADATA_SHORT_SHA_LENGTH is not a valid number: ${shortShaLength}`);
  }
  return sha.substring(0, length);
}

/** Strips `refs/heads/` of `refs/heads/main`; undefined when the ref is of another kind. */
export function stripRefPrefix(prefix: string, ref: string): string | undefined {
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}
