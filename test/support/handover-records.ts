import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { headSha } from './run-facts.ts';

/** The record of an image that was archived and not pushed; `changes` make another one of it. */
export function handoverRecord(changes: Partial<HandoverRecord> = {}): HandoverRecord {
  return {
    schema: 1,
    image: 'ghcr.io/acme/app',
    tag: 'pr-15-3370e22',
    digest: '',
    imageid: '',
    imageids: {},
    platforms: ['linux/amd64'],
    revision: headSha,
    'source-sha': headSha,
    'pushed-refs': [],
    archive: null,
    run: { id: 4711, attempt: 1, repository: 'Acme/App', 'head-repository': 'Acme/App', event: 'pull_request' },
    created: '2026-01-02T03:04:05Z',
    skipped: null,
    ...changes,
  };
}

/** What a record says of an uncompressed archive. */
export function archiveFacts(reference: string, name: string, bytes: number): NonNullable<HandoverRecord['archive']> {
  return {
    reference,
    platform: 'linux/amd64',
    'artifact-name': name,
    'artifact-id': 1,
    'artifact-digest': '',
    'size-bytes': bytes,
    'archive-bytes': bytes,
    compression: 'none',
  };
}
