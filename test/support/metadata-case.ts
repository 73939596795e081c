import type { ImageMetadata } from '../../actions/compute-tag/rules/metadata-action/documents.ts';
import {
  computeMetadata,
  type MetadataFacts,
  type MetadataRequest,
} from '../../actions/compute-tag/rules/metadata-action/metadata.ts';
import { headSha, repositoryPayload } from './run-facts.ts';

const now = new Date('2020-01-10T00:30:00.000Z');
const request: MetadataRequest = { images: 'user/app', tags: '', flavor: '', labels: '', annotations: '' };

interface Case {
  readonly ref?: string;
  readonly sha?: string;
  readonly eventName?: string;
  readonly payload?: unknown;
  readonly shortShaLength?: string;
  readonly request?: Partial<MetadataRequest>;
}

/** Computes what docker/metadata-action's rules give for a push to `dev`, or for another event. */
export function computeCase(given: Case): ImageMetadata & { readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const facts: MetadataFacts = {
    context: {
      eventName: given.eventName ?? 'push',
      ref: given.ref ?? 'refs/heads/dev',
      sha: given.sha ?? headSha,
      payload: given.payload ?? { repository: repositoryPayload() },
      shortShaLength: given.shortShaLength ?? '',
      now,
      commitDate: new Date('2019-12-31T23:30:00.000Z'),
    },
    revision: headSha,
    repository: { name: 'App', description: 'An application', url: 'u', licence: 'MIT', defaultBranch: 'main' },
  };
  const metadata = computeMetadata({ ...request, ...given.request }, facts, (message) => warnings.push(message));
  return { ...metadata, warnings };
}

/** Computes the tag names that rules give on a ref. */
export const computeTagNames = (
  tags: string,
  ref: string,
  more: Omit<Case, 'ref' | 'request'> = {},
  flavor = '',
): readonly string[] => computeCase({ ...more, ref, request: { tags, flavor } }).tagNames;
